package dev.muster.run;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How often and how fast a failed run is tried again: exponential, with full jitter over the upper half.
 *
 * @param maxAttempts tries that may fail in all, 1 to 20; interruptions and crashes have budgets of their own
 * @param initial wait after the first failure
 * @param multiplier 1 to 10
 * @param max longest wait, at most a day
 */
public record RetryPolicy(int maxAttempts, Duration initial, double multiplier, Duration max) {
    private static final int MOST_ATTEMPTS = 20;
    private static final Duration LONGEST = Duration.ofDays(1);

    public RetryPolicy {
        if (maxAttempts < 1 || maxAttempts > MOST_ATTEMPTS) {
            throw new IllegalArgumentException("max_attempts " + maxAttempts + ": needs 1 to " + MOST_ATTEMPTS);
        }
        if (!(multiplier >= 1 && multiplier <= 10)) {
            throw new IllegalArgumentException("multiplier " + multiplier + ": needs 1 to 10");
        }
        boolean given = initial != null && max != null; // a file may leave them out
        if (!given || !initial.isPositive() || max.compareTo(initial) < 0 || max.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "retry waits " + initial + " to " + max + ": needs 0 < initial <= max <= " + LONGEST);
        }
    }

    public boolean allowsAnother(int failures) {
        return failures < maxAttempts;
    }

    /** @param failures how often the run has failed, from 1 */
    public Duration waitAfter(int failures, RandomGenerator random) {
        double full =
                Math.min((double) max.toMillis(), (double) initial.toMillis() * Math.pow(multiplier, failures - 1.0));
        return Duration.ofMillis((long) (full * (0.5 + random.nextDouble() / 2)));
    }
}
