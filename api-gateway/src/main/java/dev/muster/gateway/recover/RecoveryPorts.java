package dev.muster.gateway.recover;

import dev.muster.fleet.WorkerRegistry;
import dev.muster.gateway.breaker.BreakerWatch;
import dev.muster.gateway.demand.AcceptedRuns;
import dev.muster.gateway.publish.Publisher;
import dev.muster.run.Alerts;
import dev.muster.run.DeadLetters;
import dev.muster.run.RunIndex;
import dev.muster.run.RunStore;

/** What recovery reads and writes. */
public record RecoveryPorts(RunStore runs, RunIndex index, Fleet fleet, Publisher publisher, Letters letters) {
    /** Who lives, whose runs are held, and who is told of runs to come. */
    public record Fleet(WorkerRegistry registry, BreakerWatch breakers, AcceptedRuns accepted) {}

    /** What could not be delivered, and who is told of it. */
    public record Letters(DeadLetters dead, Alerts alerts) {}
}
