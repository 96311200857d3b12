package dev.muster.gateway.recover;

import dev.muster.fleet.WorkerRegistry;
import dev.muster.pace.Step;
import dev.muster.pace.Stopwatch;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/** Watches the registry and declares those workers dead that no longer report. */
final class Bury implements Step {
    static final Duration TICK = Duration.ofSeconds(2);

    private static final Logger LOG = System.getLogger(Bury.class.getName());

    private final WorkerRegistry registry;
    private final RecoveryMeters meters;
    private final Each each;
    private final Stopwatch stopwatch;
    private FleetWatch watch = FleetWatch.NONE;

    Bury(WorkerRegistry registry, RecoveryMeters meters, Each each, Stopwatch stopwatch) {
        this.registry = registry;
        this.meters = meters;
        this.each = each;
        this.stopwatch = stopwatch;
    }

    @Override
    public Duration run() {
        Duration began = stopwatch.elapsed();
        watch = watch.after(registry.workers(), began, stopwatch.elapsed());
        each.map(watch.verdicts(), this::bury);
        return TICK;
    }

    private boolean bury(Verdict verdict) {
        boolean buried = registry.bury(verdict.worker(), verdict.heartbeats(), verdict.crashCounts());
        if (buried) {
            meters.buried();
            LOG.log(
                    Level.WARNING,
                    "worker {0} stopped reporting and is buried, counting crashes: {1}",
                    verdict.worker(),
                    verdict.crashCounts());
        }
        return buried;
    }
}
