package dev.muster.worker.execute;

import dev.muster.fleet.Worker;
import dev.muster.run.Orphan;
import dev.muster.run.Run;
import dev.muster.run.RunId;
import dev.muster.run.StateName;
import dev.muster.testkit.InMemoryDeadLetters;
import dev.muster.testkit.InMemoryPayloads;
import dev.muster.testkit.InMemoryRunEvents;
import dev.muster.testkit.InMemoryRunQueue;
import dev.muster.testkit.InMemoryRuns;
import dev.muster.testkit.InMemoryWorkerRegistry;
import dev.muster.testkit.ManualTime;
import dev.muster.testkit.Runs;
import dev.muster.worker.breaker.Fleet;

/** What workers share, on fakes and manual time. */
final class World {
    final ManualTime time = new ManualTime();
    final InMemoryRuns runs = new InMemoryRuns();
    final InMemoryRunQueue queue = new InMemoryRunQueue(time);
    final InMemoryDeadLetters letters = new InMemoryDeadLetters(time);
    final InMemoryWorkerRegistry registry = new InMemoryWorkerRegistry();
    final InMemoryPayloads payloads = new InMemoryPayloads();
    final InMemoryRunEvents events = new InMemoryRunEvents();
    final Fleet fleet = new Fleet(time);

    Run submit() {
        return submit(Runs.queued());
    }

    Run submit(Run run) {
        runs.create(run);
        queue.publish(run.dispatch());
        return run;
    }

    Run find(RunId id) {
        return runs.find(id).orElseThrow();
    }

    StateName state(Run run) {
        return find(run.id()).state().name();
    }

    /** What a gateway does once a worker is silent for the length of its lease. */
    void bury(Worker worker) {
        registry.bury(worker.id(), registry.find(worker.id()).orElseThrow().heartbeats(), true);
        runs.ownedBy(worker.id()).forEach(owned -> {
            Run run = find(owned.run());
            runs.apply(run.id(), Orphan.of(run, true).settle(time.instant()));
            queue.publish(run.dispatch());
        });
    }

    void buryEverybody() {
        registry.workers().stream().filter(worker -> !worker.isDead()).forEach(this::bury);
    }
}
