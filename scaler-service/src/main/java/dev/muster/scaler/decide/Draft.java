package dev.muster.scaler.decide;

import dev.muster.scaler.decide.Decision.Hold;
import dev.muster.scaler.decide.Decision.Resize;

/** A decision about one pool while it is made. */
final class Draft {
    private final PoolState pool;
    private int units;
    private String reason;

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
        } else if (units > limits.max()) {
            become(limits.max(), "at most " + limits.max());
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
        return Math.max(0, growth() - pool.withdrawn() - pool.refused());
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

    Decision decision() {
        return growth() == 0
                ? new Hold(pool.pool(), units, reason)
                : new Resize(pool.pool(), pool.current(), units, reason);
    }
}
