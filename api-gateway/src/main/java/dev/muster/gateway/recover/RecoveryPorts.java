package dev.muster.gateway.recover;

import dev.muster.fleet.WorkerRegistry;
import dev.muster.gateway.breaker.BreakerWatch;
import dev.muster.gateway.publish.Publisher;
import dev.muster.run.DeadLetters;
import dev.muster.run.RunIndex;
import dev.muster.run.RunStore;

/** What recovery reads and writes. */
public record RecoveryPorts(
        RunStore runs,
        RunIndex index,
        WorkerRegistry registry,
        Publisher publisher,
        DeadLetters letters,
        BreakerWatch breakers) {}
