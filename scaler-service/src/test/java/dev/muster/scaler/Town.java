package dev.muster.scaler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.fleet.Demand;
import dev.muster.fleet.Pool;
import dev.muster.fleet.Unit;
import dev.muster.fleet.Worker;
import dev.muster.fleet.WorkerId;
import dev.muster.scaler.decide.Stock;
import dev.muster.scaler.observe.Crew;
import dev.muster.scaler.pool.CapacityPool;
import dev.muster.scaler.pool.FakePool;
import dev.muster.scaler.pool.Holding;
import dev.muster.scaler.pool.Holding.OwnedUnit;
import dev.muster.testkit.InMemoryLeadership;
import dev.muster.testkit.InMemoryWorkerRegistry;
import dev.muster.testkit.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Three pools, the machines that were bought of them, and runs that wait. What must never happen fails at once. */
final class Town {
    static final Map<Pool, Double> PRICES = Map.of(Stock.SPOT, 0.05, Stock.ON_DEMAND, 0.136, Stock.FARGATE, 0.06);

    /** A unit may be ended that nobody was heard from for so long. */
    static final Duration SILENCE = Duration.ofMinutes(10);

    final ManualTime time = new ManualTime();
    final InMemoryWorkerRegistry registry = new InMemoryWorkerRegistry();
    final InMemoryLeadership leadership = new InMemoryLeadership();
    final FakePool spot = pool(Stock.SPOT);
    final FakePool onDemand = pool(Stock.ON_DEMAND);
    final FakePool fargate = pool(Stock.FARGATE);
    final Map<String, Machine> machines = new HashMap<>();
    private final Map<String, Instant> heard = new HashMap<>();
    long visible;
    long accepted;

    private FakePool pool(Pool name) {
        FakePool pool = new FakePool(name, time, time);
        pool.price(PRICES.getOrDefault(name, 0.0));
        return pool;
    }

    List<FakePool> pools() {
        return List.of(spot, onDemand, fargate);
    }

    void submit(long runs) {
        visible += runs;
        accepted += runs;
    }

    /** What was asked for is there, and nothing runs on it yet. */
    void deliver() {
        pools().forEach(pool -> {
            pool.deliver();
            pool.look().units().forEach(unit -> machines.computeIfAbsent(unit.name(), name -> bought(pool, unit)));
        });
    }

    private Machine bought(FakePool pool, OwnedUnit unit) {
        heard.put(unit.name(), unit.launched());
        return new Machine(registry, new Unit(pool.name(), unit.name()));
    }

    void beat() {
        machines.forEach((name, machine) -> {
            machine.beat();
            if (machine.works()) {
                heard.put(name, time.instant());
            }
        });
    }

    void takeRuns() {
        machines.values().forEach(machine -> visible -= machine.take(visible));
    }

    void reclaim(String unit) {
        pools().forEach(pool -> pool.reclaim(unit));
        remove(unit);
    }

    private void remove(String unit) {
        Machine machine = machines.remove(unit);
        visible += machine == null ? 0 : machine.die();
    }

    double spending() {
        return pools().stream()
                .mapToDouble(pool ->
                        PRICES.getOrDefault(pool.name(), 0.0) * pool.look().wanted())
                .sum();
    }

    Crew crew() {
        return new Crew() {
            @Override
            public List<Worker> workers() {
                return registry.workers();
            }

            @Override
            public boolean cordon(WorkerId id, long wish) {
                return registry.cordon(id, wish);
            }
        };
    }

    Demand demand() {
        return new Demand() {
            @Override
            public void accept(long runs) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Flow look() {
                return new Flow(accepted, Duration.ZERO);
            }
        };
    }

    /** Ends no unit that is at work, or may be soon. */
    CapacityPool guarded(FakePool pool) {
        return new CapacityPool() {
            @Override
            public Pool name() {
                return pool.name();
            }

            @Override
            public Holding look() {
                return pool.look();
            }

            @Override
            public void raise(int wanted) {
                pool.raise(wanted);
            }

            @Override
            public void end(Set<String> units) {
                units.forEach(Town.this::assertMayEnd);
                pool.end(units);
                units.forEach(Town.this::remove);
            }
        };
    }

    private void assertMayEnd(String unit) {
        Machine machine = machines.get(unit);
        if (machine != null && !machine.isSpent()) {
            assertThat(machine.works()).as(unit + " is at work").isFalse();
            assertThat(Duration.between(heard.getOrDefault(unit, time.instant()), time.instant()))
                    .as(unit + " was heard not long ago")
                    .isGreaterThanOrEqualTo(SILENCE);
        }
    }
}
