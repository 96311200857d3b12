package dev.muster.gateway.demand;

import dev.muster.fleet.Demand;
import dev.muster.pace.Step;
import dev.muster.run.Enqueue;
import dev.muster.run.Run;
import dev.muster.run.RunState.Queued;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/** Counts the runs that want a worker for the first time, and tells of many at once. */
public final class AcceptedRuns implements Step {
    static final Duration INTERVAL = Duration.ofSeconds(2);

    private final Demand demand;
    private final LongAdder untold = new LongAdder();

    public AcceptedRuns(Demand demand) {
        this.demand = demand;
    }

    /** @param run that has just been accepted or become due: counted unless it is held, is not due or was claimed before */
    public void count(Run run) {
        if (run.state() instanceof Queued wait
                && wait.enqueue() != Enqueue.HELD
                && run.tally().attempts() == 0) {
            untold.increment();
        }
    }

    /** What was not answered is told once more: a burst that is counted twice is bought for, one that is lost waits. */
    @Override
    public Duration run() {
        long runs = untold.sum();
        if (runs > 0) {
            demand.accept(runs);
            untold.add(-runs);
        }
        return INTERVAL;
    }
}
