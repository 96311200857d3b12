package dev.muster.scaler.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.fleet.Pool;
import dev.muster.scaler.pool.Holding.OwnedUnit;
import dev.muster.scaler.pool.Holding.Shortage;
import dev.muster.testkit.ManualTime;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FakePoolTest extends CapacityPoolContract {
    private final ManualTime time = new ManualTime();
    private final FakePool pool = new FakePool(new Pool("spot"), time, time);

    @Override
    protected CapacityPool pool() {
        return pool;
    }

    @Override
    protected void settle(Set<String> drained) {
        pool.deliver();
    }

    @Test
    void whatIsOutOfStockIsRefusedAndStillWanted() {
        pool.stock(1);
        pool.raise(3);
        pool.deliver();

        assertThat(pool.look().units()).hasSize(1);
        assertThat(pool.look().wanted()).isEqualTo(3);
        assertThat(pool.look().shortages()).extracting(Shortage::kind).containsExactly(Shortage.Kind.CAPACITY);
    }

    @Test
    void aReclaimedUnitIsWantedAllTheSame() {
        pool.raise(2);
        pool.deliver();
        pool.reclaim(pool.look().units().getFirst().name());

        assertThat(pool.look().wanted()).isEqualTo(2);
        assertThat(pool.look().units()).extracting(OwnedUnit::name).containsExactly("spot-2");
    }

    @Test
    void aSlowMarketTakesItsTime() {
        pool.slow(Duration.ofSeconds(2));
        pool.look();

        assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(2));
    }
}
