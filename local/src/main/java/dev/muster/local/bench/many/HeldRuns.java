package dev.muster.local.bench.many;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** Runs as their agent sees them: each is held for so long. */
final class HeldRuns {
    private final Duration hold;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger peak = new AtomicInteger();
    private final LongAdder calls = new LongAdder();

    HeldRuns(Duration hold) {
        this.hold = hold;
    }

    void hold() {
        calls.increment();
        peak.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
        try {
            Thread.sleep(hold);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        } finally {
            inFlight.decrementAndGet();
        }
    }

    int inFlight() {
        return inFlight.get();
    }

    int peak() {
        return peak.get();
    }

    long calls() {
        return calls.sum();
    }
}
