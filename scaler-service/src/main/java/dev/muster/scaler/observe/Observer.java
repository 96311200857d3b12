package dev.muster.scaler.observe;

import dev.muster.fleet.Demand;
import dev.muster.fleet.Pool;
import dev.muster.fleet.Worker;
import dev.muster.fleet.WorkerState;
import dev.muster.scaler.decide.Observation;
import dev.muster.scaler.decide.Observation.Work;
import dev.muster.scaler.decide.PoolState;
import dev.muster.scaler.pool.CapacityPool;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Looks at queue, workers and pools. What one of them does not tell is as it was, and the observation as old as that. */
public final class Observer {
    /** Where to look. */
    public record Sources(QueueDepth queue, Crew crew, Demand demand, List<CapacityPool> pools, Terms terms) {
        public Sources {
            pools = List.copyOf(pools);
        }
    }

    private final InstantSource clock;
    private final Latest<Long> visible;
    private final Latest<List<Worker>> workers;
    private final Latest<Demand.Flow> flow;
    private final List<PoolSight> pools;
    private final Completions completions = new Completions();

    public Observer(Sources sources, InstantSource clock) {
        this.clock = clock;
        this.visible = new Latest<>("messages that wait", 0L, sources.queue::visible);
        this.workers = new Latest<>("workers", List.of(), sources.crew::workers);
        this.flow = new Latest<>("runs accepted", new Demand.Flow(0, Duration.ZERO), sources.demand::look);
        this.pools = sources.pools.stream()
                .map(pool -> new PoolSight(pool, sources.terms))
                .toList();
    }

    /** @param intended units of each pool that were asked for, whether the call got through or not */
    public Observation look(Map<Pool, Integer> intended) {
        Instant now = clock.instant();
        List<Worker> crew = workers.ask(now);
        List<Worker> living = crew.stream().filter(worker -> !worker.isDead()).toList();
        long waiting = visible.ask(now);
        Demand.Flow flowed = flow.ask(now);
        Work work = new Work(
                waiting,
                living.stream().mapToLong(worker -> worker.load().busy()).sum(),
                flowed.accepted(),
                completions.with(crew),
                flowed.oldestWait(),
                cpu(living));
        List<PoolState> states = pools.stream()
                .map(pool -> pool.look(now, living, intended.getOrDefault(pool.name(), 0)))
                .toList();
        return new Observation(now, age(now), work, states);
    }

    private Duration age(Instant now) {
        return Stream.concat(
                        Stream.of(visible.age(now), workers.age(now), flow.age(now)),
                        pools.stream().map(pool -> pool.age(now)))
                .reduce(Duration.ZERO, (one, other) -> one.compareTo(other) > 0 ? one : other);
    }

    private static double cpu(List<Worker> living) {
        return living.stream()
                .filter(worker -> worker.state() == WorkerState.READY)
                .mapToDouble(worker -> worker.load().cpu())
                .average()
                .orElse(0);
    }
}
