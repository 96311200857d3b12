package dev.muster.gateway.submit;

import dev.muster.run.AgentName;
import dev.muster.run.Labels;
import dev.muster.run.Payload;
import dev.muster.run.RunId;
import dev.muster.run.RunLimits;
import dev.muster.run.Trace;
import java.time.Duration;
import java.util.Optional;

/**
 * A request that can be met.
 *
 * @param trace absent for one of its own
 * @param fingerprint the same for requests that mean the same
 * @param replayOf the run whose request this is once more
 */
public record Order(
        AgentName agent,
        Input input,
        Labels labels,
        RunLimits limits,
        Duration delay,
        Optional<Trace> trace,
        String fingerprint,
        Optional<RunId> replayOf) {
    /** The same, as part of its client's trace, where there is one. */
    public Order within(Optional<Trace> theirs) {
        return new Order(agent, input, labels, limits, delay, theirs, fingerprint, replayOf);
    }

    /** What the agent is to work on. */
    public sealed interface Input {
        /** @param json a document that came with the request */
        record Given(String json) implements Input {}

        record Uploaded(String id) implements Input {}

        /** That of the run before: a large one is shared, and belongs to that run. */
        record Kept(Payload payload) implements Input {}
    }
}
