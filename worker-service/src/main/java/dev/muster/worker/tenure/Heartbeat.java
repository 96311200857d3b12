package dev.muster.worker.tenure;

import dev.muster.fleet.Lease;
import dev.muster.fleet.Load;
import dev.muster.fleet.WorkerId;
import dev.muster.pace.Step;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Tells the fleet that this worker lives, and this worker what the fleet wants of it. */
public final class Heartbeat implements Step {
    /** Who acts on what the fleet says. */
    public interface Listener {
        /** The fleet wants a run stopped, which this worker may hold. */
        void cancelRequested(String runId);

        /** The fleet took this worker for dead: what it held under that id belongs to others. */
        void buried(WorkerId id);
    }

    private final Membership membership;
    private final Supplier<Load> load;
    private final BooleanSupplier idle;
    private final Listener listener;

    /** @param idle whether nothing is left that could become a run */
    public Heartbeat(Membership membership, Supplier<Load> load, BooleanSupplier idle, Listener listener) {
        this.membership = membership;
        this.load = load;
        this.idle = idle;
        this.listener = listener;
    }

    @Override
    public Duration run() {
        return switch (membership.report(load.get(), idle.getAsBoolean())) {
            case Membership.Report.Heard heard -> {
                heard.cancelRequests().forEach(listener::cancelRequested);
                yield Lease.HEARTBEAT;
            }
            case Membership.Report.Buried buried -> {
                listener.buried(buried.id());
                yield Duration.ZERO;
            }
        };
    }
}
