package dev.muster.gateway.recover;

import dev.muster.fleet.Worker;
import dev.muster.fleet.WorkerId;
import dev.muster.fleet.WorkerRegistry;
import dev.muster.pace.Step;
import dev.muster.run.RunIndex;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;

/** Gives back runs whose owner the registry no longer knows: not even its tombstone is left. */
final class Strays implements Step {
    private final RunIndex index;
    private final WorkerRegistry registry;
    private final GiveBack giveBack;
    private final Duration tick;

    Strays(RunIndex index, WorkerRegistry registry, GiveBack giveBack, Duration tick) {
        this.index = index;
        this.registry = registry;
        this.giveBack = giveBack;
        this.tick = tick;
    }

    /** The owners are read first: a worker registers before it claims, so that one which has just come is not missed. */
    @Override
    public Duration run() {
        Set<WorkerId> owners = index.owners();
        Set<WorkerId> known = registry.workers().stream().map(Worker::id).collect(Collectors.toSet());
        giveBack.runsOf(owners.stream()
                .filter(owner -> !known.contains(owner))
                .map(owner -> new Gone(owner, false))
                .toList());
        return tick;
    }
}
