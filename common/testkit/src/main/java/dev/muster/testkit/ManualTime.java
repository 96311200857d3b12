package dev.muster.testkit;

import dev.muster.pace.Pause;
import dev.muster.pace.Stopwatch;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Wall clock, stopwatch and pause on one time that stands still until a test, or a pause, moves it. */
public final class ManualTime implements InstantSource, Stopwatch, Pause {
    private Instant wall;
    private Duration elapsed = Duration.ZERO;

    public ManualTime() {
        this(Runs.NOW);
    }

    public ManualTime(Instant start) {
        this.wall = start;
    }

    @Override
    public synchronized Instant instant() {
        return wall;
    }

    @Override
    public synchronized Duration elapsed() {
        return elapsed;
    }

    /** Takes no time outside: the clock is moved on instead. */
    @Override
    public void rest(Duration duration) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted before a rest of " + duration);
        }
        advance(duration);
    }

    public synchronized void advance(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("advance by " + duration + ": needs at least 0");
        }
        wall = wall.plus(duration);
        elapsed = elapsed.plus(duration);
    }

    /** Sets the wall clock forward or back, as an operator or a time server might; the stopwatch does not see it. */
    public synchronized void jump(Duration duration) {
        wall = wall.plus(duration);
    }
}
