package dev.muster.run;

import java.time.Duration;

/**
 * How long a run may take, and how often it may be tried.
 *
 * @param timeout of one attempt, 1 s to 7 days
 * @param queueTtl how long the run may wait each time it waits, 1 s to 14 days
 * @param resumable whether it may be executed again after its worker went away
 */
public record RunLimits(Duration timeout, Duration queueTtl, RetryPolicy retry, boolean resumable) {
    public static final Duration LONGEST_TTL = Duration.ofDays(14);

    public RunLimits {
        requireRange("timeout_seconds", timeout, AgentSpec.LONGEST);
        requireRange("queue_ttl_seconds", queueTtl, LONGEST_TTL);
    }

    private static void requireRange(String name, Duration value, Duration most) {
        if (value.compareTo(Duration.ofSeconds(1)) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(name + " " + value.toSeconds() + ": needs 1 to " + most.toSeconds());
        }
    }
}
