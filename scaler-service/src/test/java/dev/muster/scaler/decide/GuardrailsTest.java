package dev.muster.scaler.decide;

import static dev.muster.scaler.decide.Stock.FARGATE;
import static dev.muster.scaler.decide.Stock.NOW;
import static dev.muster.scaler.decide.Stock.ON_DEMAND;
import static dev.muster.scaler.decide.Stock.SPOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.fleet.Pool;
import dev.muster.scaler.decide.Decision.Hold;
import dev.muster.scaler.decide.Decision.Renew;
import dev.muster.scaler.decide.Decision.Resize;
import dev.muster.scaler.decide.History.Sample;
import dev.muster.scaler.decide.UnitState.Phase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuardrailsTest {
    private static final Duration STALE = Duration.ofMinutes(2);
    private static final Guardrails RAILS = new Guardrails(100, 0.1, 1000, STALE);

    /** What becomes of it where so many units are placed in each pool. */
    private static ScalingPlan plan(Guardrails rails, History past, Map<Pool, Integer> placed, Stock... pools) {
        Policy any = (now, before) -> new Need(0, 0, "as placed");
        return new Decider(List.of(any), (now, units) -> placed, rails)
                .decide(Stock.seen(Stock.waiting(0), pools), past);
    }

    private static ScalingPlan plan(Map<Pool, Integer> placed, Stock... pools) {
        return plan(RAILS, History.NONE, placed, pools);
    }

    private static Guardrails ceiling(double perHour) {
        return new Guardrails(100, 0.1, perHour, STALE);
    }

    private static Map<Pool, Integer> units(ScalingPlan plan) {
        return plan.decisions().stream().collect(Collectors.toMap(Decision::pool, decision -> switch (decision) {
            case Hold hold -> hold.units();
            case Resize resize -> resize.to();
            case Renew renew -> renew.units();
        }));
    }

    @ParameterizedTest
    @CsvSource({"1, 5, at least 5; as placed", "5, 5, as placed", "20, 20, as placed", "21, 20, at most 20; as placed"})
    void aPoolStaysWithinItsLimits(int placed, int units, String reason) {
        assertThat(plan(Map.of(SPOT, placed), Stock.spot().limits(5, 20)).decisions())
                .containsExactly(new Resize(SPOT, 0, units, reason));
    }

    @Test
    void whatAnOperatorHoldsStaysAsItIs() {
        assertThat(plan(Map.of(SPOT, 50), Stock.spot().limits(5, 20).held().ready(30))
                        .decisions())
                .containsExactly(new Hold(SPOT, 30, "held by an operator; as placed"));
    }

    @Test
    void noneGoesBeforeItWorks() {
        assertThat(plan(
                                Map.of(SPOT, 0),
                                Stock.spot().with(3, Phase.LAUNCHING, 0).pending(2))
                        .decisions())
                .containsExactly(new Hold(SPOT, 5, "none goes before it works; as placed"));
    }

    @Test
    void notMoreAreBoughtAtOnceThanAStep() {
        ScalingPlan plan = plan(
                Map.of(SPOT, 90, ON_DEMAND, 40), Stock.spot(), Stock.onDemand().ready(10));

        assertThat(plan.decisions())
                .containsExactly(
                        new Resize(SPOT, 0, 90, "as placed"),
                        new Resize(ON_DEMAND, 10, 20, "at most 100 at once; as placed"));
    }

    @Test
    void theCeilingCutsWhatIsDearestFirstAndIsTold() {
        ScalingPlan plan = plan(
                ceiling(3),
                History.NONE,
                Map.of(SPOT, 40, ON_DEMAND, 20),
                Stock.spot(),
                Stock.onDemand().ready(10));

        assertThat(units(plan)).as("2.00 for spot, 0.952 for on-demand").isEqualTo(Map.of(SPOT, 32, ON_DEMAND, 10));
        assertThat(plan.alert()).isEqualTo("the ceiling is 3.00 $/h, and more is needed");
    }

    @Test
    void whatCostsAsMuchAsTheCeilingIsBought() {
        ScalingPlan plan = plan(ceiling(3), History.NONE, Map.of(SPOT, 60), Stock.spot());

        assertThat(units(plan)).isEqualTo(Map.of(SPOT, 60));
        assertThat(plan.alert()).isEmpty();
    }

    @Test
    void whatAlwaysRunsWinsOverTheCeilingAndIsTold() {
        ScalingPlan plan = plan(
                ceiling(1),
                History.NONE,
                Map.of(SPOT, 40, ON_DEMAND, 20),
                Stock.spot(),
                Stock.onDemand().limits(10, 50));

        assertThat(units(plan)).isEqualTo(Map.of(SPOT, 0, ON_DEMAND, 10));
        assertThat(plan.alert()).isNotEmpty();
        assertThat(plan(
                        ceiling(1),
                        History.NONE,
                        Map.of(ON_DEMAND, 10),
                        Stock.onDemand().limits(10, 50).ready(10)))
                .as("also where nothing can be done")
                .returns("the ceiling is 1.00 $/h, and more is needed", ScalingPlan::alert);
    }

    @Test
    void belowTheCeilingNothingIsTold() {
        assertThat(plan(ceiling(1), History.NONE, Map.of(SPOT, 19), Stock.spot().ready(19))
                        .alert())
                .isEmpty();
    }

    @Test
    void aCeilingThatWasLoweredIsReachedSlowly() {
        ScalingPlan plan =
                plan(ceiling(1), History.NONE, Map.of(SPOT, 40), Stock.spot().ready(40));

        assertThat(plan.decisions())
                .containsExactly(
                        new Resize(SPOT, 40, 36, "no more go within a minute; the ceiling is 1.00 $/h; as placed"));
    }

    @Test
    void nothingIsBoughtForWhatIsSavedLater() {
        Map<Pool, Integer> placed = Map.of(SPOT, 60, ON_DEMAND, 0);

        assertThat(units(plan(
                        ceiling(3),
                        History.NONE,
                        placed,
                        Stock.spot(),
                        Stock.onDemand().ready(20))))
                .as("on-demand costs 2.72")
                .isEqualTo(Map.of(SPOT, 5, ON_DEMAND, 18));
        assertThat(units(plan(
                        ceiling(3),
                        History.NONE,
                        placed,
                        Stock.spot(),
                        Stock.onDemand().with(20, Phase.CORDONED, 1))))
                .as("as long as it drains")
                .isEqualTo(Map.of(SPOT, 5, ON_DEMAND, 0));
    }

    @Test
    void whatStaysInsteadOfLeavingIsPaidForAlready() {
        ScalingPlan plan = plan(
                ceiling(1),
                History.NONE,
                Map.of(SPOT, 20),
                Stock.spot().ready(15).with(5, Phase.CORDONED, 1));

        assertThat(units(plan)).isEqualTo(Map.of(SPOT, 20));
    }

    @Test
    void whatWasRefusedMayComeAndIsReckonedWith() {
        ScalingPlan plan = plan(
                ceiling(1),
                History.NONE,
                Map.of(FARGATE, 20),
                Stock.spot().pending(10).refused(),
                Stock.fargate());

        assertThat(units(plan)).as("0.50 is left for 0.0474 each").isEqualTo(Map.of(SPOT, 0, FARGATE, 10));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "9, 1", "10, 1", "11, 2", "20, 2", "70, 7", "100, 10"})
    void atMostATenthGoesWithinAMinuteRoundedUp(int ready, int fewer) {
        assertThat(plan(Map.of(SPOT, 0), Stock.spot().ready(ready)).fewer()).isEqualTo(fewer);
    }

    @ParameterizedTest
    @CsvSource({"61, 10", "60, 4", "5, 4"})
    void whatWentWithinTheMinuteCounts(int ago, int fewer) {
        History past = History.NONE.with(new Sample(NOW.minusSeconds(ago), Stock.waiting(0), 0, 6));

        assertThat(plan(RAILS, past, Map.of(SPOT, 0), Stock.spot().ready(100)).fewer())
                .isEqualTo(fewer);
    }

    @Test
    void theDearestGoFirst() {
        assertThat(units(plan(
                        Map.of(SPOT, 20, ON_DEMAND, 7),
                        Stock.spot().ready(40),
                        Stock.onDemand().ready(10))))
                .isEqualTo(Map.of(SPOT, 38, ON_DEMAND, 7));
    }

    @Test
    void railsThatConfineNothingAreRefused() {
        assertThatThrownBy(() -> new Guardrails(0, 0.1, 1, STALE)).hasMessageContaining("step 0");
        assertThatThrownBy(() -> new Guardrails(1, 0, 1, STALE)).hasMessageContaining("shrink 0.0");
        assertThatThrownBy(() -> new Guardrails(1, 0.1, Double.NaN, STALE)).hasMessageContaining("ceiling NaN");
        assertThatThrownBy(() -> new Guardrails(1, 0.1, 1, Duration.ZERO)).hasMessageContaining("stale PT0S");
    }
}
