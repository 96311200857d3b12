package dev.muster.worker.agent;

/** Why an agent is told to end. */
public enum StopReason {
    CANCELLED,
    TIMED_OUT,
    DRAINED,
    /** The run belongs to somebody else by now: whatever the agent still says is lost. */
    ABANDONED
}
