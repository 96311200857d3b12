package dev.muster.worker.agent;

import dev.muster.run.RunError;
import dev.muster.worker.agent.AgentResult.Broke;

/** The codes of what can go wrong with an agent, where it has not named one itself. */
public enum AgentFault {
    /** Its working folder held as much as it may. */
    AGENT_DISK_EXCEEDED,
    /** It ended badly, or answered that it failed. */
    AGENT_FAILED,
    AGENT_NOT_STARTED,
    /** Its host leads inside, to where its entry does not allow. */
    AGENT_ADDRESS_REFUSED,
    AGENT_OUT_OF_MEMORY,
    /** It wanted more processes and threads than it may have, and ended badly. */
    AGENT_OUT_OF_PROCESSES,
    /** Nobody answered at its address, or the connection broke. */
    AGENT_UNREACHABLE,
    /** It answered what no agent may answer. */
    BAD_ANSWER,
    /** It ended well and said no result. */
    NO_RESULT,
    OUTPUT_TOO_LARGE;

    public Broke last(String message) {
        return new Broke(RunError.last(name(), message));
    }

    public Broke retryable(String message) {
        return new Broke(RunError.retryable(name(), message));
    }
}
