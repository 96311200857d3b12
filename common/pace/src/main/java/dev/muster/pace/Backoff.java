package dev.muster.pace;

import java.time.Duration;

/** Doubling waits from {@code initial} to at most {@code max}. */
public record Backoff(Duration initial, Duration max) {
    private static final int MOST_DOUBLINGS = 30;

    public Backoff {
        if (!initial.isPositive() || max.compareTo(initial) < 0) {
            throw new IllegalArgumentException("backoff from " + initial + " to " + max + ": needs 0 < initial <= max");
        }
    }

    /** @param failures how many tries in a row have failed, from 1 */
    public Duration after(int failures) {
        Duration wait = initial.multipliedBy(1L << Math.clamp(failures - 1, 0, MOST_DOUBLINGS));
        return wait.compareTo(max) < 0 ? wait : max;
    }
}
