package dev.muster.scaler.decide;

import static dev.muster.scaler.decide.Stock.FARGATE;
import static dev.muster.scaler.decide.Stock.ON_DEMAND;
import static dev.muster.scaler.decide.Stock.SPOT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.fleet.Pool;
import dev.muster.scaler.decide.UnitState.Phase;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoolSplitTest {
    private static final PoolSplit SEED = new PoolSplit(Map.of(SPOT, 0.7, ON_DEMAND, 0.2, FARGATE, 0.1), FARGATE, 1000);

    private static Map<Pool, Integer> place(long visible, int units, Stock... pools) {
        return SEED.place(Stock.seen(Stock.waiting(visible), pools), units);
    }

    private static Map<Pool, Integer> units(int spot, int onDemand, int fargate) {
        return Map.of(SPOT, spot, ON_DEMAND, onDemand, FARGATE, fargate);
    }

    @ParameterizedTest
    @CsvSource({"1001, 100, 70, 20, 10", "1001, 10, 7, 2, 1", "1000, 90, 70, 20, 0", "1001, 1, 1, 0, 0"})
    void everyPoolHasItsShareAndOverflowInABurstOnly(long visible, int units, int spot, int onDemand, int fargate) {
        assertThat(place(visible, units, Stock.spot(), Stock.onDemand(), Stock.fargate()))
                .isEqualTo(units(spot, onDemand, fargate));
    }

    @Test
    void whatThereIsCountsTowardsTheShares() {
        assertThat(place(
                        1001,
                        100,
                        Stock.spot(),
                        Stock.onDemand().ready(30),
                        Stock.fargate().ready(2)))
                .isEqualTo(units(62, 30, 8));
    }

    @Test
    void whereTheOthersAreFullTheRestOverflows() {
        assertThat(place(0, 60, Stock.spot().limits(0, 40), Stock.onDemand().limits(0, 10), Stock.fargate()))
                .isEqualTo(units(40, 10, 10));
    }

    @Test
    void whereSpotIsRefusedOnDemandComesFirstThenOverflow() {
        assertThat(place(
                        0,
                        60,
                        Stock.spot().ready(5).pending(9).refused(),
                        Stock.onDemand().limits(0, 50),
                        Stock.fargate()))
                .isEqualTo(units(5, 50, 5));
    }

    @Test
    void aHeldPoolGetsNone() {
        assertThat(place(0, 20, Stock.spot().ready(4).held(), Stock.onDemand(), Stock.fargate()))
                .isEqualTo(units(4, 16, 0));
    }

    @Test
    void whereNoneHasRoomThereAreFewer() {
        assertThat(place(
                        1001,
                        60,
                        Stock.spot().limits(0, 3),
                        Stock.onDemand().limits(0, 2),
                        Stock.fargate().refused()))
                .isEqualTo(units(3, 2, 0));
    }

    @Test
    void theDearestGoFirstAndNoneThatAlwaysRuns() {
        Stock[] pools = {
            Stock.spot().ready(20),
            Stock.onDemand().limits(30, 50).ready(35),
            Stock.fargate().ready(4)
        };

        assertThat(place(0, 56, pools)).isEqualTo(units(20, 32, 4));
        assertThat(place(0, 50, pools)).isEqualTo(units(16, 30, 4));
        assertThat(place(0, 0, pools)).isEqualTo(units(0, 30, 0));
    }

    @Test
    void idleOnesGoBeforeDearOnesThatWork() {
        assertThat(place(
                        0,
                        9,
                        Stock.spot().ready(5),
                        Stock.onDemand().ready(1).with(5, Phase.READY, 1),
                        Stock.fargate()))
                .isEqualTo(units(4, 5, 0));
    }
}
