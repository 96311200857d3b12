package dev.muster.worker.agent;

import dev.muster.run.RunError;

/** How an attempt came out. */
public sealed interface AgentResult {
    /** @param json the agent's result */
    record Produced(String json) implements AgentResult {}

    record Broke(RunError error) implements AgentResult {}

    /** This machine could not even start it. */
    record Unstarted() implements AgentResult {}

    /** Ended because it was told to, without a result. */
    record Stopped() implements AgentResult {}
}
