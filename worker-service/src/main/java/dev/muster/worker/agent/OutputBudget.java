package dev.muster.worker.agent;

import dev.muster.pace.Stopwatch;
import java.time.Duration;

/** What one attempt may still say: a bucket that fills while it is silent. Safe for several threads. */
public final class OutputBudget {
    /** What a line costs at least: short lines take the worker's time, not its memory. */
    private static final int LEAST = 64;

    private final OutputLimits limits;
    private final Stopwatch stopwatch;
    private double left;
    private Duration filled;

    public OutputBudget(OutputLimits limits, Stopwatch stopwatch) {
        this.limits = limits;
        this.stopwatch = stopwatch;
        this.left = limits.atOnce();
        this.filled = stopwatch.elapsed();
    }

    OutputLimits limits() {
        return limits;
    }

    synchronized void spend(int bytes) throws OutputTooLarge {
        Duration now = stopwatch.elapsed();
        double gained = now.minus(filled).toNanos() / 1e9 * limits.perSecond();
        left = Math.min(limits.atOnce(), left + gained) - Math.max(LEAST, bytes);
        filled = now;
        if (left < 0) {
            throw OutputTooLarge.flood(limits);
        }
    }
}
