package dev.muster.gateway.submit;

import dev.muster.gateway.submit.Order.Input;
import dev.muster.run.AgentName;
import dev.muster.run.Payload;
import dev.muster.run.PayloadStore;
import dev.muster.run.Run;
import dev.muster.run.RunRequest;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Orders once more what a run has asked for, without its delay: due at once, in a trace of its own. */
public record Replays(Set<AgentName> agents, PayloadStore payloads) {
    /** @throws InvalidRequest where the run has not ended, or cannot be executed again */
    public Order order(Run run) {
        if (!run.isTerminal()) {
            throw new InvalidRequest(
                    "RUN_NOT_ENDED",
                    "run " + run.id() + " is " + run.status().name().toLowerCase(Locale.ROOT)
                            + ": only one that has ended can be replayed");
        }
        RunRequest request = run.request();
        if (!agents.contains(request.agent())) {
            throw new InvalidRequest("UNKNOWN_AGENT", "agent '" + request.agent() + "' is no longer registered");
        }
        return new Order(
                request.agent(),
                new Input.Kept(kept(request.input())),
                request.labels(),
                request.limits(),
                Duration.ZERO,
                Optional.empty(),
                "replay of " + run.id(),
                Optional.of(run.id()));
    }

    private Payload kept(Payload input) {
        if (input instanceof Payload.Stored stored
                && payloads.length(stored.key()).isEmpty()) {
            throw new InvalidRequest("INPUT_GONE", "the run's input of " + stored.bytes() + " bytes is no longer kept");
        }
        return input;
    }
}
