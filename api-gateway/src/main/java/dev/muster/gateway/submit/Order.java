package dev.muster.gateway.submit;

import dev.muster.run.AgentName;
import dev.muster.run.Labels;
import dev.muster.run.RunLimits;
import java.time.Duration;

/**
 * A request that can be met.
 *
 * @param fingerprint the same for requests that mean the same
 */
public record Order(AgentName agent, Input input, Labels labels, RunLimits limits, Duration delay, String fingerprint) {
    /** What the agent is to work on. */
    public sealed interface Input {
        /** @param json a document that came with the request */
        record Given(String json) implements Input {}

        record Uploaded(String id) implements Input {}
    }
}
