package dev.muster.worker.agent;

import dev.muster.pace.Stopwatch;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * What one attempt may still say: a bucket that fills while it is silent, and at most one seat among those few whose
 * results are large, for as long as its result is in memory. Safe for several threads.
 */
public final class OutputBudget implements AutoCloseable {
    /** What a line costs at least: short lines take the worker's time, not its memory. */
    private static final int LEAST = 64;

    /** @param seats for large results, shared by all attempts of a worker */
    public record Source(OutputLimits limits, Semaphore seats, Stopwatch stopwatch) {
        public OutputBudget open() {
            return new OutputBudget(this);
        }
    }

    private enum Seat {
        NONE,
        TAKEN,
        CLOSED
    }

    private final Source source;
    private double left;
    private Duration filled;
    private Seat seat = Seat.NONE;

    private OutputBudget(Source source) {
        this.source = source;
        this.left = source.limits().atOnce();
        this.filled = source.stopwatch().elapsed();
    }

    public OutputLimits limits() {
        return source.limits();
    }

    /** What may be the result costs no more than any other line: the next one takes its place. */
    synchronized void spend(int bytes) throws OutputTooLarge {
        Duration now = source.stopwatch().elapsed();
        double gained = now.minus(filled).toNanos() / 1e9 * limits().perSecond();
        left = Math.min(limits().atOnce(), left + gained) - Math.clamp(bytes, LEAST, limits().line());
        filled = now;
        if (left < 0) {
            throw OutputTooLarge.flood(limits());
        }
    }

    /** Waits for a seat, while the agent waits for its reader. Whoever waits when the attempt is over gets none. */
    public void takeSeat() throws InterruptedIOException {
        if (seat() != Seat.NONE) {
            return;
        }
        try {
            source.seats().acquire();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("while waiting to read a large result");
        }
        if (!keepsSeat()) {
            source.seats().release();
        }
    }

    private synchronized Seat seat() {
        return seat;
    }

    private synchronized boolean keepsSeat() {
        boolean first = seat == Seat.NONE;
        seat = first ? Seat.TAKEN : seat;
        return first;
    }

    /** Once the result is written down. */
    @Override
    public synchronized void close() {
        if (seat == Seat.TAKEN) {
            source.seats().release();
        }
        seat = Seat.CLOSED;
    }
}
