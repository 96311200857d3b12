package dev.muster.simulation.cloud;

import dev.muster.fleet.Pool;
import dev.muster.fleet.Unit;
import dev.muster.scaler.pool.CapacityPool;
import dev.muster.scaler.pool.Holding;
import dev.muster.scaler.pool.Holding.OwnedUnit;
import dev.muster.scaler.pool.Holding.Shortage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A pool that sells on the terms of a market: it keeps as many units as are wanted, as an Auto Scaling group does. */
final class SimulatedPool implements CapacityPool {
    private static final double BILLED_AT_LEAST = 60;
    private static final double REFUSAL_KEPT = 180;
    private static final double RETRY = 30;

    /** What happens to units that the pool cannot see to itself. */
    interface Floor {
        void begin(SimulatedUnit unit);

        void end(SimulatedUnit unit);
    }

    private final Pool name;
    private final Market market;
    private final int slots;
    private final VirtualTime time;
    private final RandomGenerator random;
    private final Floor floor;
    private final Map<String, SimulatedUnit> units = new LinkedHashMap<>();
    private final List<Shortage> shortages = new ArrayList<>();
    private int wanted;
    private int launched;
    private double spent;
    private double soldOutUntil = -1;

    SimulatedPool(Pool name, Market market, int slots, VirtualTime time, RandomGenerator random, Floor floor) {
        this.name = name;
        this.market = market;
        this.slots = slots;
        this.time = time;
        this.random = random;
        this.floor = floor;
    }

    @Override
    public Pool name() {
        return name;
    }

    Market market() {
        return market;
    }

    int launched() {
        return launched;
    }

    Iterable<SimulatedUnit> units() {
        return units.values();
    }

    /** In $, until now. */
    double spent() {
        return spent
                + units.values().stream()
                        .mapToDouble(unit -> bill(unit.ordered))
                        .sum();
    }

    private double bill(double from) {
        return Math.max(BILLED_AT_LEAST, time.now() - from) / 3600 * market.price();
    }

    @Override
    public Holding look() {
        shortages.removeIf(shortage -> shortage.at().isBefore(time.instant().minusSeconds((long) REFUSAL_KEPT)));
        List<OwnedUnit> owned = units.values().stream()
                .filter(unit -> !unit.leaving)
                .map(unit -> new OwnedUnit(unit.unit.name(), instant(unit.ordered), false))
                .toList();
        return new Holding(wanted, owned, shortages, OptionalDouble.of(market.price()));
    }

    private static Instant instant(double seconds) {
        return Instant.EPOCH.plusNanos((long) (seconds * 1e9));
    }

    @Override
    public void raise(int target) {
        wanted = Math.max(wanted, target);
        fill();
    }

    /** Buys what is missing, now or when there is some again. */
    void fill() {
        int there = (int) units.values().stream().filter(unit -> !unit.leaving).count();
        if (there >= wanted) {
            return;
        }
        if (time.now() < soldOutUntil) {
            shortages.addFirst(
                    new Shortage(Shortage.Kind.CAPACITY, name.name(), time.instant(), "none left in a storm"));
            time.in(RETRY, this::fill);
            return;
        }
        for (; there < wanted; there++) {
            SimulatedUnit unit = order();
            time.in(market.launchTime(random), () -> start(unit));
        }
    }

    /** Has so many units at work from the beginning. */
    void begin(int count) {
        wanted = count;
        for (int i = 0; i < count; i++) {
            start(order());
        }
    }

    private SimulatedUnit order() {
        SimulatedUnit unit = new SimulatedUnit(this, new Unit(name, name + "-" + ++launched), time.now(), slots);
        units.put(unit.unit.name(), unit);
        return unit;
    }

    private void start(SimulatedUnit unit) {
        if (!unit.gone) {
            unit.works = true;
            floor.begin(unit);
        }
    }

    /** None is to be had for so long. */
    void sellOut(double seconds) {
        soldOutUntil = time.now() + seconds;
    }

    @Override
    public void end(Set<String> names) {
        names.stream().filter(units::containsKey).toList().forEach(unit -> {
            wanted--;
            remove(units.get(unit));
        });
    }

    /** A unit that ends by itself, as one that terminates for good: so many fewer are wanted. */
    void giveUp(SimulatedUnit unit) {
        if (unit.leaving || unit.gone) {
            return;
        }
        unit.leaving = true;
        wanted--;
        if (unit.running.isEmpty()) {
            remove(unit);
        }
    }

    void remove(@Nullable SimulatedUnit unit) {
        if (unit != null && units.remove(unit.unit.name()) != null) {
            spent += bill(unit.ordered);
            unit.gone = true;
            floor.end(unit);
            fill();
        }
    }
}
