package dev.muster.gateway.backlog;

import dev.muster.pace.Step;
import dev.muster.pace.Stopwatch;
import dev.muster.run.RunIndex;
import dev.muster.run.Tenant;
import dev.muster.run.Waiting;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * Counts the waiting runs again and again, and adds to the last count what this gateway has taken in since it began. A
 * long backlog is counted less often: the counting takes a tenth of the time at most.
 */
public final class Census implements Step {
    private static final int REST = 10;

    private final RunIndex index;
    private final Duration interval;
    private final Stopwatch stopwatch;
    private volatile Backlog last = Backlog.NONE;
    private volatile Map<Tenant, Integer> taken = new ConcurrentHashMap<>();
    private volatile Map<Tenant, Integer> takenMeanwhile = new ConcurrentHashMap<>();
    private volatile Duration next = Duration.ZERO;

    /** @param interval between two counts, at least */
    public Census(RunIndex index, Duration interval, Stopwatch stopwatch) {
        this.index = index;
        this.interval = interval;
        this.stopwatch = stopwatch;
    }

    @Override
    public Duration run() {
        count();
        return interval.compareTo(rest()) > 0 ? interval : rest();
    }

    /** Of runs that were queued before the last count. */
    public Backlog last() {
        return last;
    }

    /** About how many runs of a tenant wait. */
    public int waiting(Tenant tenant) {
        return last.waiting(tenant) + taken.getOrDefault(tenant, 0);
    }

    /** The same, counted anew unless that has just been done: what was taken in may have left again. */
    public int waitingNow(Tenant tenant) {
        if (!rest().isPositive()) {
            count();
        }
        return waiting(tenant);
    }

    public void taken(Tenant tenant) {
        taken.merge(tenant, 1, Integer::sum);
        takenMeanwhile.merge(tenant, 1, Integer::sum);
    }

    private Duration rest() {
        return next.minus(stopwatch.elapsed());
    }

    private synchronized void count() {
        if (rest().isPositive()) {
            return;
        }
        Duration began = stopwatch.elapsed();
        takenMeanwhile = new ConcurrentHashMap<>();
        Backlog.Count count = new Backlog.Count();
        for (Waiting.Kind kind : Waiting.Kind.values()) {
            IntStream.range(0, Waiting.SHARDS).forEach(shard -> index.eachWaiting(kind, shard, count::add));
        }
        last = count.done();
        taken = takenMeanwhile;
        takenMeanwhile = new ConcurrentHashMap<>();
        Duration ended = stopwatch.elapsed();
        next = ended.plus(ended.minus(began).multipliedBy(REST));
    }
}
