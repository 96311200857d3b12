package dev.muster.gateway.submit;

import dev.muster.run.AgentName;
import dev.muster.run.Labels;
import dev.muster.run.RunLimits;
import java.time.Duration;

/**
 * A request that can be met.
 *
 * @param input a JSON document
 * @param fingerprint the same for requests that mean the same
 */
public record Order(
        AgentName agent, String input, Labels labels, RunLimits limits, Duration delay, String fingerprint) {}
