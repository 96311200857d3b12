package dev.muster.run;

/** What people are shown: the stored states, and two that are derived. */
public enum RunStatus {
    SCHEDULED,
    /** Scheduled after an attempt. */
    RETRYING,
    QUEUED,
    RUNNING,
    /** Running with a cancel request. */
    CANCELLING,
    SUCCEEDED,
    FAILED,
    TIMED_OUT,
    CANCELLED,
    EXPIRED,
    DEAD
}
