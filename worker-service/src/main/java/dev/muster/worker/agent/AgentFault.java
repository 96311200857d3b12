package dev.muster.worker.agent;

import dev.muster.run.RunError;
import dev.muster.worker.agent.AgentResult.Broke;

/** The codes of what can go wrong with an agent, where it has not named one itself. */
public enum AgentFault {
    /** It ended badly, or answered that it failed. */
    AGENT_FAILED,
    AGENT_NOT_STARTED,
    /** Its host leads inside, to where its entry does not allow. */
    AGENT_ADDRESS_REFUSED,
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
