package dev.muster.worker.tenure;

import dev.muster.fleet.Cordon;
import dev.muster.fleet.Lease;
import dev.muster.fleet.Load;
import dev.muster.fleet.Pulse;
import dev.muster.fleet.Unit;
import dev.muster.fleet.Worker;
import dev.muster.fleet.WorkerId;
import dev.muster.fleet.WorkerRegistry;
import dev.muster.fleet.WorkerState;
import dev.muster.pace.Stopwatch;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Who this worker is to the fleet, and whether it may claim. One thread reports; any may ask.
 *
 * <p>A worker that has been buried joins again under a new id: whatever it did under the old one is refused by the fence.
 */
public final class Membership {
    private final WorkerRegistry registry;
    private final Unit unit;
    private final Supplier<WorkerId> ids;
    private final Stopwatch stopwatch;
    private volatile @Nullable Tenure tenure;
    private volatile boolean draining;
    private volatile long cordon;
    private volatile boolean drained;

    public Membership(WorkerRegistry registry, Unit unit, Supplier<WorkerId> ids, Stopwatch stopwatch) {
        this.registry = registry;
        this.unit = unit;
        this.ids = ids;
        this.stopwatch = stopwatch;
    }

    public Unit unit() {
        return unit;
    }

    /** The id to claim under; empty while the fleet may have buried this worker without its knowing, and while it drains. */
    public Optional<WorkerId> claiming() {
        return isWithdrawn()
                ? Optional.empty()
                : Optional.ofNullable(tenure).filter(this::isHeard).map(Tenure::id);
    }

    private boolean isHeard(Tenure now) {
        return stopwatch.elapsed().minus(now.answered()).compareTo(Lease.LENGTH) < 0;
    }

    public Optional<WorkerId> current() {
        return Optional.ofNullable(tenure).map(Tenure::id);
    }

    public boolean isCurrent(WorkerId id) {
        return current().filter(id::equals).isPresent();
    }

    /** For good. */
    public void drain() {
        draining = true;
    }

    /** Whether the fleet knows that this worker is drained under the cordon that still stands: its machine may go. */
    public boolean isDrained() {
        return drained;
    }

    private boolean isWithdrawn() {
        return draining || cordon > 0;
    }

    /**
     * Reports, or joins where it has no tenure and will be of use.
     *
     * @param idle whether nothing is left that could become a run: asked before this is called
     */
    Report report(Load load, boolean idle) {
        Tenure before = tenure;
        Duration sent = stopwatch.elapsed();
        if (before == null) {
            if (!draining) {
                join(load, sent);
            }
            return new Report.Heard(Set.of());
        }
        long wish = cordon;
        WorkerState state = isWithdrawn() ? WorkerState.DRAINING : WorkerState.READY;
        return switch (registry.beat(before.id(), state, load, idle ? wish : 0)) {
            case Pulse.Alive(Set<String> cancelRequests, long wished) -> {
                tenure = new Tenure(before.id(), sent);
                drained = idle && wish > 0 && wished == wish;
                cordon = wished;
                yield new Report.Heard(cancelRequests);
            }
            case Pulse.Buried() -> {
                tenure = null;
                drained = false;
                yield new Report.Buried(before.id());
            }
        };
    }

    /** An unanswered registration may stand: the next try has an id of its own, and the fleet buries the other. */
    private void join(Load load, Duration sent) {
        WorkerId id = ids.get();
        registry.register(new Worker(id, unit, WorkerState.READY, 0, load, true, Cordon.NONE));
        tenure = new Tenure(id, sent);
    }

    /**
     * Leaves in order, so that nobody waits for this worker: its death says nothing about the runs it still holds. To be
     * called when it reports no more.
     */
    public void leave() {
        Tenure last = tenure;
        tenure = null;
        if (last != null) {
            registry.find(last.id()).ifPresent(me -> registry.bury(me.id(), me.heartbeats(), false));
        }
    }

    /** What reporting came to. */
    sealed interface Report {
        record Heard(Set<String> cancelRequests) implements Report {}

        record Buried(WorkerId id) implements Report {}
    }
}
