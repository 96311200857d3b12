package dev.muster.simulation.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.fleet.Pool;
import dev.muster.scaler.pool.Holding.Shortage;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SimulatedPoolTest {
    private final VirtualTime time = new VirtualTime();
    private final List<Double> begun = new ArrayList<>();
    private final SimulatedPool pool = new SimulatedPool(
            new Pool("spot"), new Market(1, 90, 0, 0.1), 10, time, new SplittableRandom(1), new SimulatedPool.Floor() {
                @Override
                public void begin(SimulatedUnit unit) {
                    begun.add(time.now());
                }

                @Override
                public void end(SimulatedUnit unit) {}
            });

    private void until(double seconds) {
        time.at(seconds, () -> {});
        while (time.now() < seconds && time.advance()) {
            // each event does what it has to
        }
    }

    @Test
    void whatIsSoldOutIsRefusedAndBoughtOnceThereIsSomeAgain() {
        pool.sellOut(600);
        pool.raise(2);
        until(400);
        assertThat(pool.look().shortages())
                .extracting(Shortage::kind)
                .containsOnly(Shortage.Kind.CAPACITY)
                .hasSizeGreaterThan(1);
        assertThat(pool.look().units()).isEmpty();
        until(1_000);
        assertThat(begun).containsExactly(690.0, 690.0);
        assertThat(pool.look().shortages()).isEmpty();
    }

    @Test
    void aTargetNeverShrinksByBeingAskedForAgain() {
        pool.raise(3);
        pool.raise(1);
        until(100);
        assertThat(begun).hasSize(3);
        assertThat(pool.look().wanted()).isEqualTo(3);
    }
}
