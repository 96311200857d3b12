package dev.muster.scaler.observe;

import dev.muster.fleet.Lease;
import dev.muster.fleet.Pool;
import dev.muster.fleet.Worker;
import dev.muster.fleet.WorkerState;
import dev.muster.scaler.decide.PoolLimits;
import dev.muster.scaler.decide.PoolState;
import dev.muster.scaler.decide.PoolTerms;
import dev.muster.scaler.decide.UnitState;
import dev.muster.scaler.decide.UnitState.Phase;
import dev.muster.scaler.pool.CapacityPool;
import dev.muster.scaler.pool.Holding;
import dev.muster.scaler.pool.Holding.OwnedUnit;
import dev.muster.scaler.pool.Holding.Shortage;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Joins what a pool has bought with the workers that report from it. */
final class PoolSight {
    /** A worker hears with one report that its cordon is lifted, and says with the next that it takes runs. */
    private static final Duration RETURN = Lease.HEARTBEAT.multipliedBy(3);

    private final CapacityPool pool;
    private final Terms terms;
    private final Latest<Holding> holding;
    private final Latest<PoolLimits> limits;
    private final LaunchTimes launches;

    /** When somebody last reported from a unit. */
    private final Map<String, Instant> heard = new HashMap<>();

    /** When a unit was last seen to be asked to take no more. */
    private final Map<String, Instant> cordoned = new HashMap<>();

    /** Nothing is known of who reported before. */
    private @Nullable Instant begin;

    PoolSight(CapacityPool pool, Terms terms) {
        this.pool = pool;
        this.terms = terms;
        this.launches = new LaunchTimes(terms.launch(pool.name()));
        this.holding = new Latest<>(
                "pool " + pool.name(), new Holding(0, List.of(), List.of(), OptionalDouble.empty()), pool::look);
        this.limits =
                new Latest<>("limits of " + pool.name(), new PoolLimits(0, 0, true), () -> terms.limits(pool.name()));
    }

    Pool name() {
        return pool.name();
    }

    Duration age(Instant now) {
        Duration first = holding.age(now);
        Duration second = limits.age(now);
        return first.compareTo(second) > 0 ? first : second;
    }

    PoolState look(Instant now, List<Worker> living, int intended) {
        begin = begin == null ? now : begin;
        Holding has = holding.ask(now);
        Map<String, Worker> byUnit = living.stream()
                .filter(worker -> worker.unit().pool().equals(name()))
                .collect(Collectors.toMap(worker -> worker.unit().name(), Function.identity(), PoolSight::atWork));
        List<UnitState> units = has.units().stream()
                .map(unit -> unit(unit, byUnit.get(unit.name()), now))
                .toList();
        forget(has);
        PoolTerms known = new PoolTerms(
                limits.ask(now), has.price().orElse(terms.price(name())), launches.typical(), terms.slots(name()));
        int wanted = Math.max(has.wanted(), intended);
        return new PoolState(name(), known, wanted, units, wanted > units.size() ? refusal(has) : "");
    }

    /** Of two lives on one unit, the first of which is not buried yet: what that has drained, the other may have taken. */
    private static Worker atWork(Worker one, Worker other) {
        return one.cordon().isDrained() ? other : one;
    }

    private void forget(Holding has) {
        Set<String> there = has.units().stream().map(OwnedUnit::name).collect(Collectors.toSet());
        launches.keepOnly(there);
        heard.keySet().retainAll(there);
        cordoned.keySet().retainAll(there);
    }

    private UnitState unit(OwnedUnit unit, @Nullable Worker worker, Instant now) {
        if (worker == null) {
            return new UnitState(unit.name(), "", Phase.LAUNCHING, silentSince(unit), 0, 0, unit.outdated());
        }
        launches.works(unit.name(), unit.launched(), now);
        heard.put(unit.name(), now);
        Phase phase = phase(unit.name(), worker, now);
        return new UnitState(
                unit.name(),
                worker.id().value(),
                phase,
                phase == Phase.LAUNCHING ? now : unit.launched(),
                worker.load().slots(),
                worker.load().busy(),
                unit.outdated());
    }

    private Phase phase(String unit, Worker worker, Instant now) {
        Phase phase = phase(worker);
        if (phase == Phase.CORDONED || phase == Phase.DRAINED) {
            cordoned.put(unit, now);
        }
        boolean returns =
                cordoned.getOrDefault(unit, Instant.EPOCH).plus(RETURN).isAfter(now);
        return phase == Phase.LEAVING && returns ? Phase.LAUNCHING : phase;
    }

    private Instant silentSince(OwnedUnit unit) {
        Instant begun = Objects.requireNonNull(begin);
        if (unit.launched().isBefore(begun)) {
            return heard.getOrDefault(unit.name(), begun);
        }
        if (!heard.containsKey(unit.name())) {
            launches.launches(unit.name());
        }
        return heard.getOrDefault(unit.name(), unit.launched());
    }

    private static Phase phase(Worker worker) {
        if (worker.cordon().isDrained()) {
            return Phase.DRAINED;
        }
        if (worker.cordon().asked() > 0) {
            return Phase.CORDONED;
        }
        return worker.state() == WorkerState.READY ? Phase.READY : Phase.LEAVING;
    }

    private static String refusal(Holding has) {
        return has.shortages().isEmpty() ? "" : text(has.shortages().getFirst());
    }

    private static String text(Shortage shortage) {
        return shortage.kind() == Shortage.Kind.QUOTA
                ? "the account's quota is used up: " + shortage.message()
                : "none left of " + shortage.offering() + ": " + shortage.message();
    }
}
