package dev.muster.scaler.pool;

import dev.muster.fleet.Pool;
import dev.muster.pace.Pause;
import dev.muster.scaler.pool.Holding.OwnedUnit;
import dev.muster.scaler.pool.Holding.Shortage;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * A pool whose market delivers when it is told to, and refuses by script. Calls that fail, before or after they are carried
 * out, are those of {@link dev.muster.testkit.Unanswered}.
 */
public final class FakePool implements CapacityPool {
    private final Pool name;
    private final InstantSource clock;
    private final Pause pause;
    private final List<OwnedUnit> units = new ArrayList<>();
    private final List<Shortage> shortages = new ArrayList<>();
    private OptionalDouble price = OptionalDouble.empty();
    private Duration delay = Duration.ZERO;
    private int stock = Integer.MAX_VALUE;
    private int wanted;
    private int launched;

    public FakePool(Pool name, InstantSource clock, Pause pause) {
        this.name = name;
        this.clock = clock;
        this.pause = pause;
    }

    /** How long each call takes from now on. */
    public synchronized void slow(Duration each) {
        delay = each;
    }

    /** How many units the market has left to deliver. */
    public synchronized void stock(int left) {
        stock = left;
    }

    public synchronized void price(double perHour) {
        price = OptionalDouble.of(perHour);
    }

    /** Delivers what is wanted. Where the stock does not suffice, that is told. */
    public synchronized void deliver() {
        for (; units.size() < wanted && stock > 0; stock--) {
            units.add(new OwnedUnit(name + "-" + ++launched, clock.instant(), false));
        }
        if (units.size() < wanted) {
            refuse(Shortage.Kind.CAPACITY);
        }
    }

    public synchronized void refuse(Shortage.Kind kind) {
        shortages.addFirst(new Shortage(kind, name.name(), clock.instant(), "refused by script"));
    }

    /** No refusal is reckoned with any longer. */
    public synchronized void forget() {
        shortages.clear();
    }

    /** What there is now is of another version than what comes from now on. */
    public synchronized void deploy() {
        units.replaceAll(unit -> new OwnedUnit(unit.name(), unit.launched(), true));
    }

    /** The market takes a unit back, which is wanted all the same. */
    public synchronized void reclaim(String unit) {
        units.removeIf(one -> one.name().equals(unit));
    }

    @Override
    public Pool name() {
        return name;
    }

    @Override
    public synchronized Holding look() {
        take();
        return new Holding(wanted, units, shortages, price);
    }

    @Override
    public synchronized void raise(int count) {
        take();
        wanted = Math.max(wanted, count);
    }

    @Override
    public synchronized void end(Set<String> ended) {
        take();
        int before = units.size();
        units.removeIf(one -> ended.contains(one.name()));
        wanted -= before - units.size();
    }

    private void take() {
        try {
            pause.rest(delay);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
