package dev.muster.scaler.observe;

import static dev.muster.scaler.decide.Stock.ON_DEMAND;
import static dev.muster.scaler.decide.Stock.SPOT;

import dev.muster.fleet.Demand;
import dev.muster.fleet.Load;
import dev.muster.fleet.Pool;
import dev.muster.fleet.Unit;
import dev.muster.fleet.Worker;
import dev.muster.fleet.WorkerId;
import dev.muster.fleet.WorkerState;
import dev.muster.scaler.decide.Observation;
import dev.muster.scaler.decide.PoolLimits;
import dev.muster.scaler.decide.PoolState;
import dev.muster.scaler.decide.Stock;
import dev.muster.scaler.decide.UnitState;
import dev.muster.scaler.pool.CapacityPool;
import dev.muster.scaler.pool.FakePool;
import dev.muster.testkit.InMemoryWorkerRegistry;
import dev.muster.testkit.ManualTime;
import dev.muster.testkit.Unanswered;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** An observer of two pools, one registry, and what flows between them. */
abstract class Lookout {
    static final Duration TICK = Duration.ofSeconds(5);

    final ManualTime time = new ManualTime();
    final InMemoryWorkerRegistry registry = new InMemoryWorkerRegistry();
    final FakePool spot = new FakePool(SPOT, time, time);
    final FakePool onDemand = new FakePool(ON_DEMAND, time, time);
    final Unanswered<Crew> crew = Unanswered.of(Crew.class, new RegisteredCrew(registry));
    final Unanswered<CapacityPool> market = Unanswered.of(CapacityPool.class, spot);
    final Unanswered<QueueDepth> queue = Unanswered.of(QueueDepth.class, () -> 7);
    final Unanswered<Demand> demand = Unanswered.of(Demand.class, new Flowing());
    final Unanswered<Terms> terms = Unanswered.of(Terms.class, new Agreed());
    final Observer observer = new Observer(
            new Observer.Sources(
                    queue.port(), crew.port(), demand.port(), List.of(market.port(), onDemand), terms.port()),
            time);

    private record Flowing() implements Demand {
        @Override
        public void accept(long runs) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Flow look() {
            return new Flow(40, Duration.ofSeconds(9));
        }
    }

    private record Agreed() implements Terms {
        @Override
        public PoolLimits limits(Pool pool) {
            return new PoolLimits(1, 30);
        }

        @Override
        public double price(Pool pool) {
            return 0.05;
        }

        @Override
        public Duration launch(Pool pool) {
            return Duration.ofSeconds(90);
        }

        @Override
        public int slots(Pool pool) {
            return Stock.SLOTS;
        }
    }

    Observation look() {
        return observer.look(Map.of());
    }

    Observation lookAfter(Duration pass) {
        time.advance(pass);
        return look();
    }

    PoolState spotOf(Observation seen) {
        return seen.pools().getFirst();
    }

    UnitState only() {
        return spotOf(look()).units().getFirst();
    }

    void buy(int units) {
        spot.raise(units);
        spot.deliver();
    }

    WorkerId start(String unit) {
        return start(unit, "worker-" + registry.workers().size());
    }

    WorkerId start(String unit, String worker) {
        WorkerId id = new WorkerId(worker);
        registry.register(Worker.starting(id, new Unit(SPOT, unit), Stock.SLOTS));
        return id;
    }

    void report(WorkerId id, WorkerState state, int busy, long completed) {
        registry.beat(id, state, new Load(Stock.SLOTS, busy, completed, 0.5), 0);
    }

    void bury(WorkerId id) {
        registry.bury(id, registry.find(id).orElseThrow().heartbeats(), true);
    }

    /** Of the registry, what the scaler needs. */
    private record RegisteredCrew(InMemoryWorkerRegistry registry) implements Crew {
        @Override
        public List<Worker> workers() {
            return registry.workers();
        }

        @Override
        public boolean cordon(WorkerId id, long wish) {
            return registry.cordon(id, wish);
        }
    }
}
