package dev.muster.scaler.steer;

import dev.muster.fleet.Pool;
import dev.muster.scaler.decide.PoolLimits;
import dev.muster.scaler.observe.Terms;
import java.time.Duration;

/**
 * The terms as they are set, with the limits that operators have ordered.
 *
 * @param settled as set
 */
public record SteeredTerms(Terms settled, PoolOrders orders) implements Terms {
    @Override
    public PoolLimits limits(Pool pool) {
        return orders.standing(pool).over(settled.limits(pool));
    }

    /**
     * Orders something else. The scaler that leads follows with its next turns.
     *
     * @throws IllegalArgumentException with the values and the range, where it cannot be had
     */
    public PoolLimits steer(Pool pool, PoolOrder order) {
        order.on(limits(pool));
        return orders.give(pool, order).over(settled.limits(pool));
    }

    @Override
    public double price(Pool pool) {
        return settled.price(pool);
    }

    @Override
    public Duration launch(Pool pool) {
        return settled.launch(pool);
    }

    @Override
    public int slots(Pool pool) {
        return settled.slots(pool);
    }
}
