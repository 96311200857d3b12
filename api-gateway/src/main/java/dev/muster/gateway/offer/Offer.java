package dev.muster.gateway.offer;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One agent as a client sees it.
 *
 * @param inputSchema a JSON Schema; absent where any input may do
 * @param outputSchema a JSON Schema; absent where nothing is promised
 * @param timeoutSeconds of an attempt, unless the run says otherwise
 * @param maxAttempts of a run, unless it says otherwise
 */
public record Offer(
        String name,
        @Nullable String description,
        @Nullable JsonNode inputSchema,
        @Nullable JsonNode outputSchema,
        long timeoutSeconds,
        int maxAttempts) {}
