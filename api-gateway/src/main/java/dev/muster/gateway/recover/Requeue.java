package dev.muster.gateway.recover;

import dev.muster.fleet.Worker;
import dev.muster.fleet.WorkerRegistry;
import dev.muster.pace.Step;
import dev.muster.pace.Stopwatch;
import java.time.Duration;
import java.util.List;

/** Gives back the runs of buried workers. */
final class Requeue implements Step {
    private final WorkerRegistry registry;
    private final GiveBack giveBack;
    private final Stopwatch stopwatch;
    private Graves graves = Graves.NONE;

    Requeue(WorkerRegistry registry, GiveBack giveBack, Stopwatch stopwatch) {
        this.registry = registry;
        this.giveBack = giveBack;
        this.stopwatch = stopwatch;
    }

    @Override
    public Duration run() {
        Duration now = stopwatch.elapsed();
        List<Worker> dead = registry.workers().stream().filter(Worker::isDead).toList();
        giveBack.runsOf(dead.stream()
                .filter(worker -> graves.isDue(worker.id(), now))
                .map(worker -> new Gone(worker.id(), worker.crashCounts()))
                .toList());
        graves = graves.after(dead.stream().map(Worker::id).toList(), now);
        return Bury.TICK;
    }
}
