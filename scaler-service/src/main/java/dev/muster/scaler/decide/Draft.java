package dev.muster.scaler.decide;

import dev.muster.scaler.decide.Decision.Hold;
import dev.muster.scaler.decide.Decision.Renew;
import dev.muster.scaler.decide.Decision.Resize;

/** A decision about one pool while it is made. */
final class Draft {
    private final PoolState pool;
    private int units;
    private String reason;
    private int renewed;

    Draft(PoolState pool, int units, String reason) {
        this.pool = pool;
        this.units = units;
        this.reason = reason;
    }

    /** Those of the pool, and that a unit which does not work yet cannot be asked to go. */
    void keepWithinLimits() {
        PoolLimits limits = pool.terms().limits();
        if (limits.hold()) {
            become(pool.current(), "held by an operator");
        } else if (units < limits.min()) {
            become(limits.min(), "at least " + limits.min());
        } else if (units > pool.most()) {
            become(pool.most(), "at most " + pool.most());
        }
        if (units < pool.launching()) {
            become(pool.launching(), "none goes before it works");
        }
    }

    private void become(int other, String why) {
        if (other != units) {
            units = other;
            reason = why + "; " + reason;
        }
    }

    int growth() {
        return units - pool.current();
    }

    /** Units that are to come, or to stay instead of leaving. */
    int more() {
        return Math.max(0, growth()) + Math.max(0, renewed - pool.surplus());
    }

    /** Units that are to go. */
    int fewer() {
        return Math.max(0, -growth()) + renewed;
    }

    double price() {
        return pool.terms().price();
    }

    /** In $/h, as soon as it is asked for: what leaves is paid for until it is gone. */
    double spending() {
        return pool.spending() + price() * bought();
    }

    /** In $/h, once it is as it should be. */
    double lasting() {
        return price() * units;
    }

    /** Units to be paid for besides those that are: some that leave may stay, and what was refused was asked for. */
    private int bought() {
        return Math.max(0, more() - pool.withdrawn() - pool.refused());
    }

    /** Units that need not be bought. */
    int spareBought() {
        return Math.min(bought(), spare());
    }

    /** Units that need not be. */
    int spare() {
        int least =
                Math.max(pool.launching(), Math.min(units, pool.terms().limits().min()));
        return pool.terms().limits().hold() ? 0 : Math.max(0, units - least);
    }

    void take(int fewer, String why) {
        become(units - fewer, why);
    }

    void give(int more, String why) {
        become(units + more, why);
    }

    /**
     * Has units of another version replaced, where nothing else changes and the wave before has come. The first one goes alone:
     * those that come for others may not work. Where there is no place left within the limits one goes at a time.
     *
     * @param most units that may go
     * @param affordable units that may be bought
     */
    void renew(int most, int affordable) {
        boolean isSettled = growth() == 0
                && pool.launching() == 0
                && !pool.isRefused()
                && !pool.terms().limits().hold();
        int places = Math.max(1, pool.terms().limits().max() - units) - pool.outgoing();
        int wave = pool.outdated() < pool.ready() ? most : Math.min(most, 1);
        int possible = Math.min(wave, pool.surplus() + Math.max(0, Math.min(places, affordable)));
        renewed = isSettled ? Math.clamp(pool.outdated(), 0, Math.max(0, possible)) : 0;
    }

    Decision decision() {
        if (renewed > 0) {
            String why = "%d of %d are of another version: -%d, +%d; %s"
                    .formatted(pool.outdated(), pool.ready(), renewed, more(), reason);
            return new Renew(pool.pool(), units, renewed, more(), why);
        }
        return growth() == 0
                ? new Hold(pool.pool(), units, reason)
                : new Resize(pool.pool(), pool.current(), units, reason);
    }
}
