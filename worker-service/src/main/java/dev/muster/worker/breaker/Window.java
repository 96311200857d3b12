package dev.muster.worker.breaker;

import dev.muster.pace.Stopwatch;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;

/** What this worker has seen lately of one agent. */
final class Window {
    private final CircuitBreaker breaker;
    private final Duration length;

    private Window(CircuitBreaker breaker, Duration length) {
        this.breaker = breaker;
        this.length = length;
    }

    /** @param stopwatch which no setting of the wall clock moves: a jump would empty the window, or freeze it */
    static Window of(String agent, Limits limits, Stopwatch stopwatch) {
        InstantSource steady = () -> Instant.EPOCH.plus(stopwatch.elapsed());
        CircuitBreakerConfig config = CircuitBreakerConfig.custom()
                .slidingWindow(
                        Math.toIntExact(limits.window().toSeconds()),
                        limits.minimumCalls(),
                        SlidingWindowType.TIME_BASED)
                .failureRateThreshold(above(limits.mostFailed()))
                .clock(steady.withZone(ZoneOffset.UTC))
                .build();
        return new Window(CircuitBreaker.of(agent, config), limits.window());
    }

    /**
     * The library opens at its threshold, and this breaker above it: so its threshold is the next number that there is.
     * Rates are floats, in percent, from whole numbers: up to some 100,000 attempts in a window no rate lies between the two,
     * and one that is exactly at the limit is not rounded up.
     */
    private static float above(int percent) {
        return Math.nextUp((float) percent);
    }

    void count(boolean success) {
        if (success) {
            breaker.onSuccess(0, TimeUnit.NANOSECONDS);
        } else {
            breaker.onError(0, TimeUnit.NANOSECONDS, new AgentFailed());
        }
    }

    /** Stays so until it is emptied. */
    boolean isExceeded() {
        return breaker.getState() == CircuitBreaker.State.OPEN;
    }

    void empty() {
        breaker.reset();
    }

    /** Such as {@code 12 of 60 attempts failed within 300 s on one worker}. */
    String account() {
        CircuitBreaker.Metrics seen = breaker.getMetrics();
        return seen.getNumberOfFailedCalls() + " of " + seen.getNumberOfBufferedCalls() + " attempts failed within "
                + length.toSeconds() + " s on one worker";
    }

    /** The library wants a throwable; which one is of no account. */
    private static final class AgentFailed extends Exception {
        private static final long serialVersionUID = 1L;

        AgentFailed() {
            super("an attempt failed", null, false, false);
        }
    }
}
