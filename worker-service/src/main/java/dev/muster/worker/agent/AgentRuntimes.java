package dev.muster.worker.agent;

import java.util.function.Consumer;

/** Hands an attempt to the runtime of its agent's kind. */
public record AgentRuntimes(AgentRuntime process, AgentRuntime http) implements AgentRuntime {
    @Override
    public AgentResult run(AgentCall call, Consumer<AgentEvent> events, StopSignal stop) throws InterruptedException {
        AgentRuntime runtime = switch (call.spec().kind()) {
            case PROCESS -> process;
            case HTTP -> http;
        };
        return runtime.run(call, events, stop);
    }
}
