package dev.muster.gateway.submit;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A run as a client asks for it. What is absent, the agent's registration or a setting decides.
 *
 * @param inputRef in place of an input: the id of a payload that was uploaded before
 */
public record SubmitRequest(
        @Nullable String agent,
        @Nullable JsonNode input,
        @Nullable String inputRef,
        @Nullable List<String> tags,
        @Nullable Map<String, String> metadata,
        @Nullable Long timeoutSeconds,
        @Nullable Long delaySeconds,
        @Nullable Long queueTtlSeconds,
        @Nullable Retry retry) {
    /** What is absent is as registered. */
    public record Retry(
            @Nullable Integer maxAttempts,
            @Nullable Long initialSeconds,
            @Nullable Double multiplier,
            @Nullable Long maxSeconds) {}
}
