package dev.muster.worker.interrupt;

import dev.muster.pace.Stopwatch;
import dev.muster.worker.interrupt.InterruptionNotice.LifecycleEnd;
import dev.muster.worker.tenure.Membership;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that ends this worker comes through here. The first notice of a kind counts, whatever a later one says; of
 * several kinds, the one that leaves the least time.
 */
public final class Departure {
    private static final Logger LOG = System.getLogger(Departure.class.getName());

    /** Word for Auto Scaling that it need not wait any longer. */
    @FunctionalInterface
    public interface LifecycleHook {
        /** @param instance the id of this machine */
        void complete(String instance);
    }

    /** @param exit begins the end of this process and returns at once */
    public record Ways(Runnable exit, LifecycleHook hook) {}

    private final Membership membership;
    private final Reaction.Times times;
    private final InstantSource clock;
    private final Stopwatch stopwatch;
    private final Ways ways;
    private final Set<Class<?>> heard = new HashSet<>();
    private @Nullable Duration deadline;
    private @Nullable LifecycleEnd awaited;
    private volatile boolean complete;

    public Departure(Membership membership, Reaction.Times times, InstantSource clock, Stopwatch stopwatch, Ways ways) {
        this.membership = membership;
        this.times = times;
        this.clock = clock;
        this.stopwatch = stopwatch;
        this.ways = ways;
    }

    public synchronized void hear(InterruptionNotice notice) {
        if (!heard.add(notice.getClass())) {
            return;
        }
        LOG.log(Level.WARNING, "has to go: {0}", notice);
        if (notice instanceof LifecycleEnd end) {
            awaited = end;
        }
        membership.drain();
        if (Reaction.to(notice, times, clock.instant()) instanceof Reaction.Leave(Duration within)) {
            leave(notice, stopwatch.elapsed().plus(within));
        }
    }

    private void leave(InterruptionNotice notice, Duration by) {
        boolean first = deadline == null;
        deadline = deadline == null || by.compareTo(deadline) < 0 ? by : deadline;
        if (first && !(notice instanceof InterruptionNotice.Stop)) {
            ways.exit().run();
        }
    }

    /** When, on the stopwatch, this worker is to be gone; empty while nothing forces it. */
    public synchronized Optional<Duration> deadline() {
        return Optional.ofNullable(deadline);
    }

    /** Once all is done that will be done: whoever waits is told, once. */
    public void complete() {
        takeAwaited().ifPresent(end -> ways.hook().complete(end.instance()));
        complete = true;
    }

    public boolean isComplete() {
        return complete;
    }

    private synchronized Optional<LifecycleEnd> takeAwaited() {
        Optional<LifecycleEnd> end = Optional.ofNullable(awaited);
        awaited = null;
        return end;
    }
}
