package dev.muster.scaler.steer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.fleet.Pool;
import dev.muster.testkit.Race;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** What is ordered stands until something else is ordered. */
public abstract class PoolOrdersContract {
    private final Pool pool = new Pool("pool-" + UUID.randomUUID().toString().substring(0, 8));

    /** May be shared between tests. */
    protected abstract PoolOrders orders();

    @Test
    void whereNothingWasOrderedNothingStands() {
        assertThat(orders().standing(pool)).isEqualTo(PoolOrder.NONE);
        assertThat(orders().give(pool, PoolOrder.NONE)).isEqualTo(PoolOrder.NONE);
        assertThat(orders().standing(pool)).isEqualTo(PoolOrder.NONE);
    }

    @Test
    void whatIsOrderedStands() {
        PoolOrder order = new PoolOrder(0, 10_000, true);
        assertThat(orders().give(pool, order)).isEqualTo(order);
        assertThat(orders().standing(pool)).isEqualTo(order);
    }

    @Test
    void whatALaterOrderDoesNotNameGoesOnStanding() {
        orders().give(pool, new PoolOrder(2, null, null));
        orders().give(pool, new PoolOrder(null, 5, true));
        assertThat(orders().give(pool, new PoolOrder(null, 7, false))).isEqualTo(new PoolOrder(2, 7, false));
        assertThat(orders().give(pool, PoolOrder.NONE)).isEqualTo(new PoolOrder(2, 7, false));
    }

    @Test
    void anOrderIsForOnePool() {
        orders().give(pool, new PoolOrder(2, null, null));
        assertThat(orders().standing(new Pool(pool.name() + "-b"))).isEqualTo(PoolOrder.NONE);
    }

    @Test
    void ordersGivenAtOnceForDifferentThingsAllStand() throws InterruptedException, ExecutionException {
        Race.of(List.<Callable<PoolOrder>>of(
                () -> orders().give(pool, new PoolOrder(2, null, null)),
                () -> orders().give(pool, new PoolOrder(null, 5, null)),
                () -> orders().give(pool, new PoolOrder(null, null, true))));
        assertThat(orders().standing(pool)).isEqualTo(new PoolOrder(2, 5, true));
    }
}
