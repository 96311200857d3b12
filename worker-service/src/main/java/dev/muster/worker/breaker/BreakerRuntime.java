package dev.muster.worker.breaker;

import dev.muster.worker.agent.AgentCall;
import dev.muster.worker.agent.AgentEvent;
import dev.muster.worker.agent.AgentResult;
import dev.muster.worker.agent.AgentRuntime;
import dev.muster.worker.agent.StopReason;
import dev.muster.worker.agent.StopSignal;
import java.util.Optional;
import java.util.function.Consumer;

/** A runtime whose outcomes count for the breaker of their agent. */
public record BreakerRuntime(AgentRuntime runtime, FleetBreakers breakers) implements AgentRuntime {
    @Override
    public AgentResult run(AgentCall call, Consumer<AgentEvent> events, StopSignal stop) throws InterruptedException {
        FleetBreakers.Ticket ticket = breakers.begin(call.agent());
        AgentResult result = runtime.run(call, events, stop);
        success(result, stop.reason()).ifPresent(success -> breakers.ended(ticket, success));
        return result;
    }

    /** @return empty where the outcome says nothing about the agent */
    static Optional<Boolean> success(AgentResult result, Optional<StopReason> stopped) {
        return switch (result) {
            case AgentResult.Produced produced -> Optional.of(true);
            case AgentResult.Broke broke when stopped.isEmpty() -> Optional.of(false);
            case AgentResult.Broke broke -> late(stopped);
            case AgentResult.Stopped ended -> late(stopped);
            case AgentResult.Unstarted unstarted -> Optional.empty();
        };
    }

    private static Optional<Boolean> late(Optional<StopReason> stopped) {
        return stopped.filter(reason -> reason == StopReason.TIMED_OUT).map(reason -> false);
    }
}
