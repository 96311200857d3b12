package dev.muster.worker.agent;

/** What an agent says while it works. */
public sealed interface AgentEvent {
    /** @param json any JSON */
    record Progress(String json) implements AgentEvent {}

    record Log(String line) implements AgentEvent {}

    /** @param json what the agent wants to be handed if it has to go on elsewhere */
    record Checkpointed(String json) implements AgentEvent {}
}
