package dev.muster.simulation.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.muster.simulation.plan.CapacityPlan.TypeBills;
import dev.muster.simulation.price.Prices;
import dev.muster.simulation.terminal.Refusal;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The expected figures were worked out by hand, from the built-in prices. */
class CapacityPlanTest {
    private static final Offset<Double> CLOSE = within(1e-6);
    private static final int DRAWN = 0;
    private static final int FLOOR = 1;

    private static final CapacityPlan PLAN = plan(10, 512);

    private static CapacityPlan plan(int slots, int softLimitMb) {
        return CapacityPlan.of(
                Prices.standard(), new Assumptions(160, 10, 30, slots, softLimitMb, 60, 50, 4, 8, "c6g.xlarge"));
    }

    private static TypeBills of(CapacityPlan plan, String type) {
        return plan.types().stream()
                .filter(each -> each.unit().name().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private static Cost hour(String type, int fleet, int level) {
        return of(PLAN, type).bills().get(fleet).levels().get(level).hour();
    }

    // c6g.xlarge at its peak: 80 x 0.0505 + 20 x 0.1360 = 6.76; and 50 tasks of 0.0474 (Spot) or 0.1580.
    @ParameterizedTest
    @CsvSource({
        "c6g.large, 0, 1.104, 1.104",
        "c6g.large, 1, 5.426, 10.956",
        "c6g.large, 2, 14.700, 36.820",
        "c6g.xlarge, 0, 2.370, 2.370",
        "c6g.xlarge, 1, 9.130, 14.660",
        "c6g.xlarge, 2, 21.135, 43.255",
        "r6g.2xlarge, 0, 6.612, 6.612",
        "r6g.2xlarge, 1, 20.754, 26.284",
        "r6g.2xlarge, 2, 40.926, 63.046",
        "m7g.xlarge, 0, 3.376, 3.376",
        "m7g.xlarge, 1, 12.610, 18.140",
        "m7g.xlarge, 2, 27.456, 49.576"
    })
    void anHourOfEachStateCostsItsInstancesAndItsTasks(
            String type, int level, double fargateSpot, double fargateOnDemand) {
        assertThat(hour(type, DRAWN, level).fargateSpot()).isCloseTo(fargateSpot, CLOSE);
        assertThat(hour(type, DRAWN, level).fargateOnDemand()).isCloseTo(fargateOnDemand, CLOSE);
    }

    @Test
    void aFloorAddsInstancesAndGivesNothingBackForThem() {
        assertThat(hour("c6g.xlarge", FLOOR, 0).fargateSpot()).isCloseTo(5.09, CLOSE);
        assertThat(hour("c6g.xlarge", FLOOR, 1).fargateSpot()).isCloseTo(10.49, CLOSE);
        assertThat(hour("c6g.xlarge", FLOOR, 2)).isEqualTo(hour("c6g.xlarge", DRAWN, 2));
    }

    // 560 x 2.37 + 160 x 9.13 + 10 x 21.135, and 560 x 2.37 + 160 x 14.66 + 10 x 43.255
    @Test
    void aMonthIsTheHoursOfItsStates() {
        Cost drawn = of(PLAN, "c6g.xlarge").bills().get(DRAWN).month();
        assertThat(drawn.fargateSpot()).isCloseTo(2_999.35, CLOSE);
        assertThat(drawn.fargateOnDemand()).isCloseTo(4_105.35, CLOSE);
        Cost floor = of(PLAN, "c6g.xlarge").bills().get(FLOOR).month();
        assertThat(floor.fargateSpot()).isCloseTo(4_740.15, CLOSE);
        assertThat(floor.fargateOnDemand()).isCloseTo(5_846.15, CLOSE);
    }

    // 10 x 0.1360 x 730 = 992.80, of which 30 to 40 %; promised are 10 x 0.1360 x 0.7 an hour
    @Test
    void aSavingsPlanIsForWhatAlwaysRunsOnDemand() {
        Bill.Saving drawn = of(PLAN, "c6g.xlarge").bills().get(DRAWN).savingsPlan();
        assertThat(drawn.commitment()).isCloseTo(0.952, CLOSE);
        assertThat(drawn.least()).isCloseTo(297.84, CLOSE);
        assertThat(drawn.most()).isCloseTo(397.12, CLOSE);
        assertThat(of(PLAN, "c6g.xlarge").bills().get(FLOOR).savingsPlan().commitment())
                .isCloseTo(2.856, CLOSE);
    }

    // 70 % of 4 GiB are 2,867 MB: 5 runs of 512
    @ParameterizedTest
    @CsvSource({
        "10, 512, c6g.large, 5, MEMORY",
        "10, 512, c6g.xlarge, 10, SLOTS",
        "11, 512, c6g.xlarge, 11, SLOTS",
        "12, 512, c6g.xlarge, 11, MEMORY",
        "10, 64, c6g.large, 10, SLOTS"
    })
    void aUnitTakesWhatItsSlotsOrItsMemoryAllow(int slots, int limit, String type, int taken, Slots.Bound bound) {
        Slots found = of(plan(slots, limit), type).unit().slots();
        assertThat(found.slots()).isEqualTo(taken);
        assertThat(found.bound()).isEqualTo(bound);
    }

    @Test
    void anHourOfARunIsItsShareOfTheUnit() {
        assertThat(of(PLAN, "c6g.large").unit().spotSlot()).isCloseTo(0.00424, CLOSE);
        assertThat(of(PLAN, "c6g.xlarge").unit().spotSlot()).isCloseTo(0.00505, CLOSE);
        assertThat(of(PLAN, "c6g.xlarge").unit().onDemandSlot()).isCloseTo(0.0136, CLOSE);
        assertThat(PLAN.fargate().onDemandSlot()).isCloseTo(0.0158, CLOSE);
        assertThat(PLAN.fargate().spotSlot()).isCloseTo(0.00474, CLOSE);
    }

    @Test
    void aUnitThatIsTooSmallForARunHasNoPriceOfARun() {
        assertThat(of(plan(10, 4_096), "c6g.large").unit().spotSlot()).isNull();
    }

    @Test
    void twoHundredXlargeNeedAQuotaOfEightHundred() {
        assertThat(of(PLAN, "c6g.xlarge").spotVcpu()).isEqualTo(800);
    }

    @ParameterizedTest
    @CsvSource({
        "731,   0, 10, --peak-hours 731: must be from 0 to 730",
        "700, 100, 10, --peak-hours and --surge-hours together 800: must be from 0 to 730",
        "160,  10,  0, --slots 0: must be from 1 to 10000"
    })
    void whatCannotBeIsRefusedWithItsRange(int peak, int surge, int slots, String why) {
        assertThatThrownBy(() -> new Assumptions(peak, surge, 30, slots, 512, 60, 50, 4, 8, "c6g.xlarge"))
                .isInstanceOf(Refusal.class)
                .hasMessage(why);
    }
}
