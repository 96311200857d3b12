package dev.muster.scaler.steer;

import dev.muster.fleet.Pool;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** All orders in one map. */
public final class InMemoryPoolOrders implements PoolOrders {
    private final Map<Pool, PoolOrder> orders = new ConcurrentHashMap<>();

    @Override
    public PoolOrder standing(Pool pool) {
        return orders.getOrDefault(pool, PoolOrder.NONE);
    }

    @Override
    public PoolOrder give(Pool pool, PoolOrder order) {
        return orders.merge(pool, order, PoolOrder::and);
    }
}
