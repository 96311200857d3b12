package dev.muster.scaler.steer;

import dev.muster.fleet.Pool;

/**
 * What operators have ordered, kept for every scaler, those that start later too. Every call may throw
 * {@link dev.muster.pace.TransientFault}, and may have been carried out all the same.
 */
public interface PoolOrders {
    /** @return {@link PoolOrder#NONE} where nothing was ever ordered; read consistently */
    PoolOrder standing(Pool pool);

    /**
     * Orders what is not null; of two who order the same, the later one is followed.
     *
     * @return what stands now
     */
    PoolOrder give(Pool pool, PoolOrder order);
}
