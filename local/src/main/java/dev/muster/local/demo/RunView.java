package dev.muster.local.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A run as the API shows it, as far as the demo looks. */
record RunView(
        String id,
        String status,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable JsonNode output) {
    private static final Set<String> TERMINAL =
            Set.of("succeeded", "failed", "timed_out", "cancelled", "expired", "dead");

    boolean hasEnded() {
        return TERMINAL.contains(status);
    }

    boolean succeededWith(WordCount expected) {
        return status.equals("succeeded")
                && output != null
                && output.path("words").asLong(-1) == expected.words()
                && output.path("lines").asLong(-1) == expected.lines();
    }

    Optional<Duration> dispatch() {
        return Optional.ofNullable(startedAt).map(started -> Duration.between(createdAt, started));
    }
}
