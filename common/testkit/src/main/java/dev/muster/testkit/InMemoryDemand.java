package dev.muster.testkit;

import dev.muster.fleet.Demand;
import dev.muster.run.Enqueue;
import dev.muster.run.RunState.Queued;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicLong;

/** Looks at every run there is. */
public final class InMemoryDemand implements Demand {
    private final AtomicLong accepted = new AtomicLong();
    private final InMemoryRuns runs;
    private final InstantSource clock;

    public InMemoryDemand(InMemoryRuns runs, InstantSource clock) {
        this.runs = runs;
        this.clock = clock;
    }

    @Override
    public void accept(long more) {
        accepted.addAndGet(more);
    }

    @Override
    public Flow look() {
        Instant now = clock.instant();
        Instant since = runs.all().stream()
                .filter(run -> run.state() instanceof Queued wait && wait.enqueue() != Enqueue.HELD)
                .map(run -> run.history().queued())
                .min(Comparator.naturalOrder())
                .filter(now::isAfter)
                .orElse(now);
        return new Flow(accepted.get(), Duration.between(since, now));
    }
}
