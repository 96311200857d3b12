package dev.muster.scaler.decide;

import static dev.muster.scaler.decide.Stock.FARGATE;
import static dev.muster.scaler.decide.Stock.ON_DEMAND;
import static dev.muster.scaler.decide.Stock.SPOT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.fleet.Pool;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Fargate is dear here, and soon there. */
class CheapestFirstTest {
    private static final CheapestFirst CHEAPEST = new CheapestFirst(Duration.ofSeconds(10));

    private static Stock fargate() {
        return Stock.fargate().price(0.1);
    }

    private static Map<Pool, Integer> place(long visible, int units, Stock... pools) {
        return CHEAPEST.place(Stock.seen(Stock.waiting(visible), pools), units);
    }

    private static Map<Pool, Integer> units(int spot, int onDemand, int fargate) {
        return Map.of(SPOT, spot, ON_DEMAND, onDemand, FARGATE, fargate);
    }

    @Test
    void unitsAreBoughtInTheOrderOfTheirPrice() {
        Stock[] pools = {
            Stock.onDemand().limits(0, 20), fargate().limits(0, 7), Stock.spot().limits(0, 10)
        };

        assertThat(place(0, 8, pools)).isEqualTo(units(8, 0, 0));
        assertThat(place(0, 12, pools)).isEqualTo(units(10, 0, 2));
        assertThat(place(0, 20, pools)).isEqualTo(units(10, 3, 7));
        assertThat(place(0, 99, pools)).isEqualTo(units(10, 20, 7));
    }

    @Test
    void ofTwoAtOnePriceTheSoonerOneIsTaken() {
        assertThat(place(0, 5, Stock.spot(), Stock.onDemand(), fargate().price(0.05)))
                .isEqualTo(units(0, 0, 5));
    }

    @Test
    void forWhatWaitsAlreadyTheSoonestIsTaken() {
        assertThat(place(31, 10, Stock.spot(), Stock.onDemand(), fargate())).isEqualTo(units(6, 0, 4));
    }

    @Test
    void whatLaunchesAlreadyWillServeWhatWaits() {
        assertThat(place(31, 10, Stock.spot().pending(3), Stock.onDemand(), fargate()))
                .isEqualTo(units(9, 0, 1));
        assertThat(place(31, 10, Stock.spot().pending(5), Stock.onDemand(), fargate()))
                .isEqualTo(units(10, 0, 0));
    }

    @Test
    void nothingIsUrgentWhereTheCheapestComesInTime() {
        assertThat(place(
                        500,
                        10,
                        Stock.spot().launch(10),
                        Stock.onDemand(),
                        fargate().launch(5)))
                .isEqualTo(units(10, 0, 0));
        assertThat(place(
                        500,
                        10,
                        Stock.spot().launch(11),
                        Stock.onDemand(),
                        fargate().launch(5)))
                .isEqualTo(units(0, 0, 10));
    }

    @Test
    void theUrgentPartIsNoMoreThanIsWanted() {
        assertThat(place(5000, 3, Stock.spot(), Stock.onDemand(), fargate())).isEqualTo(units(0, 0, 3));
    }

    @Test
    void refusedAndHeldPoolsArePassedOver() {
        assertThat(place(
                        31,
                        10,
                        Stock.spot().pending(9).refused(),
                        Stock.onDemand(),
                        fargate().held()))
                .isEqualTo(units(0, 10, 0));
    }

    @Test
    void whereNoneHasRoomNothingIsBought() {
        assertThat(place(
                        500,
                        10,
                        Stock.spot().refused(),
                        Stock.onDemand().limits(0, 0),
                        fargate().held()))
                .isEqualTo(units(0, 0, 0));
    }

    @Test
    void theDearestGoFirstAndNoneThatAlwaysRuns() {
        assertThat(place(
                        0,
                        6,
                        Stock.spot().ready(5),
                        Stock.onDemand().limits(2, 9).ready(4),
                        fargate().ready(3)))
                .isEqualTo(units(4, 2, 0));
    }
}
