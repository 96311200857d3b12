package dev.muster.pace;

import java.time.Duration;
import java.util.function.LongSupplier;

/** A monotonic clock that no setting of the wall clock moves: for leases and verdicts. */
@FunctionalInterface
public interface Stopwatch {
    Stopwatch REAL = of(System::nanoTime);

    /** @return the time since some fixed moment of this process */
    Duration elapsed();

    /** @param nanos a source of nanoseconds that never runs backwards */
    static Stopwatch of(LongSupplier nanos) {
        long origin = nanos.getAsLong();
        return () -> Duration.ofNanos(nanos.getAsLong() - origin);
    }
}
