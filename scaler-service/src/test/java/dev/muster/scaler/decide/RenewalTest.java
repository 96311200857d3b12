package dev.muster.scaler.decide;

import static dev.muster.scaler.decide.Stock.NOW;
import static dev.muster.scaler.decide.Stock.ON_DEMAND;
import static dev.muster.scaler.decide.Stock.SPOT;
import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of units of another version where nothing else changes. */
class RenewalTest {
    private static final Guardrails RAILS = rails(100, 0.1, 1000);

    /** All of them may go at once. */
    private static final Guardrails LOOSE = rails(100, 1, 1000);

    private static Guardrails rails(int step, double shrink, double ceiling) {
        return new Guardrails(step, shrink, ceiling, Duration.ofMinutes(2));
    }

    /** @param placed units, where they are not to be as many as there are */
    private static ScalingPlan plan(Guardrails rails, History past, Map<Pool, Integer> placed, Stock... pools) {
        Map<Pool, Integer> there = Stream.of(pools)
                .map(Stock::state)
                .collect(Collectors.toMap(PoolState::pool, pool -> placed.getOrDefault(pool.pool(), pool.current())));
        Policy any = (now, before) -> new Need(0, 0, "as placed");
        return new Decider(List.of(any), (now, units) -> there, rails)
                .decide(Stock.seen(Stock.waiting(0), pools), past);
    }

    private static ScalingPlan plan(Guardrails rails, Stock... pools) {
        return plan(rails, History.NONE, Map.of(), pools);
    }

    /** So many units, of which one is of this version. */
    private static Stock old(Stock pool, int units) {
        return pool.ready(units - 1).outdated().ready(1);
    }

    /** What goes of each pool. */
    private static List<Integer> fewer(Guardrails rails, Stock... pools) {
        return plan(rails, pools).decisions().stream().map(Decision::fewer).toList();
    }

    @Test
    void unitsOfAnotherVersionAreReplacedAndTheReasonSaysHowMany() {
        ScalingPlan plan = plan(RAILS, Stock.spot().ready(3).outdated().ready(9));

        assertThat(plan.decisions())
                .containsExactly(new Renew(SPOT, 12, 2, 2, "3 of 12 are of another version: -2, +2; as placed"));
        assertThat(plan.fewer()).as("what the next minute counts").isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 1", "10, 1", "11, 2", "100, 10"})
    void atMostATenthIsReplacedWithinAMinuteRoundedUp(int units, int replaced) {
        assertThat(fewer(RAILS, old(Stock.spot(), units))).containsExactly(replaced);
    }

    @Test
    void theFirstOneOfAPoolIsReplacedAlone() {
        assertThat(fewer(LOOSE, Stock.spot().ready(50).outdated(), old(Stock.onDemand(), 50)))
                .containsExactly(1, 49);
    }

    @Test
    void noneIsReplacedThatIsOfThisVersionOrDoesNotWork() {
        assertThat(plan(
                                LOOSE,
                                Stock.spot()
                                        .with(2, Phase.CORDONED, 1)
                                        .with(1, Phase.LEAVING, 1)
                                        .outdated()
                                        .ready(20))
                        .decisions())
                .containsExactly(new Hold(SPOT, 20, "as placed"));
    }

    @ParameterizedTest
    @CsvSource({"61, 10", "60, 4"})
    void whatWentWithinTheMinuteCounts(int ago, int replaced) {
        History past = History.NONE.with(new Sample(NOW.minusSeconds(ago), Stock.waiting(0), 0, 6));

        assertThat(plan(RAILS, past, Map.of(), old(Stock.spot(), 100)).fewer()).isEqualTo(replaced);
    }

    @Test
    void whatGoesFromAnotherPoolInThisTurnCounts() {
        ScalingPlan plan =
                plan(RAILS, History.NONE, Map.of(ON_DEMAND, 47), old(Stock.spot(), 50), old(Stock.onDemand(), 50));

        assertThat(plan.decisions())
                .containsExactly(
                        new Renew(SPOT, 50, 7, 7, "49 of 50 are of another version: -7, +7; as placed"),
                        new Resize(ON_DEMAND, 50, 47, "as placed"));
    }

    @Test
    void poolsShareTheMinute() {
        assertThat(fewer(RAILS, old(Stock.spot(), 89), old(Stock.onDemand(), 5), old(Stock.fargate(), 6)))
                .as("the dearest first")
                .containsExactly(6, 4, 0);
    }

    @Test
    void aWaveOfAPoolWaitsForTheOneBefore() {
        assertThat(fewer(
                        LOOSE,
                        Stock.spot().ready(9).outdated().with(1, Phase.LAUNCHING, 0),
                        Stock.onDemand().ready(9).outdated().pending(1),
                        old(Stock.fargate(), 3)))
                .containsExactly(0, 0, 2);
    }

    @Test
    void whatIsHeldOrRefusedOrGrowsIsNotRenewed() {
        assertThat(fewer(
                        LOOSE,
                        Stock.spot().ready(9).outdated().held(),
                        Stock.onDemand().ready(9).outdated().pending(1).refused()))
                .containsExactly(0, 0);
        Stock outdated = Stock.spot().ready(9).outdated();
        assertThat(plan(LOOSE, History.NONE, Map.of(SPOT, 10), outdated).decisions())
                .containsExactly(new Resize(SPOT, 9, 10, "as placed"));
    }

    @Test
    void notMoreAreBoughtAtOnceThanAStepWithWhatAnotherPoolGets() {
        Stock outdated = old(Stock.spot(), 50);

        assertThat(plan(rails(20, 1, 1000), outdated).fewer()).isEqualTo(20);
        assertThat(plan(rails(20, 1, 1000), History.NONE, Map.of(ON_DEMAND, 12), outdated, Stock.onDemand())
                        .fewer())
                .isEqualTo(8);
    }

    @ParameterizedTest
    @CsvSource({"0.9, 0", "1, 0", "1.1, 2", "1.14, 2", "1.5, 10", "9, 19"})
    void theCeilingHasRoomForBothOrTheyStay(double ceiling, int replaced) {
        assertThat(plan(
                                rails(100, 1, ceiling),
                                History.NONE,
                                Map.of(),
                                old(Stock.spot(), 20).limits(20, 200))
                        .fewer())
                .isEqualTo(replaced);
    }

    @Test
    void poolsShareTheCeiling() {
        assertThat(fewer(
                        rails(100, 1, 3.3),
                        old(Stock.spot(), 20),
                        old(Stock.fargate().price(0.1), 20)))
                .as("0.30 are left")
                .containsExactly(0, 3);
    }

    @Test
    void aPoolThatIsFullGetsOneMoreAtATime() {
        Stock waits = Stock.spot().ready(9).with(1, Phase.CORDONED, 1).outdated();

        assertThat(fewer(LOOSE, old(Stock.spot().limits(10, 12), 10))).containsExactly(2);
        assertThat(fewer(LOOSE, old(Stock.spot().limits(10, 10), 10))).containsExactly(1);
        assertThat(fewer(LOOSE, waits.ready(1).limits(10, 10)))
                .as("until the one before is gone")
                .containsExactly(0);
    }

    @Test
    void whatItsMarketReplacesByItselfIsNotBought() {
        Stock twofold = Stock.spot().ready(4).outdated().ready(3).surplus(3);

        assertThat(plan(LOOSE, twofold).decisions())
                .containsExactly(new Renew(SPOT, 7, 4, 1, "4 of 7 are of another version: -4, +1; as placed"));
        assertThat(plan(rails(100, 1, 0.35), twofold).decisions())
                .as("and needs no money")
                .containsExactly(new Renew(SPOT, 7, 3, 0, "4 of 7 are of another version: -3, +0; as placed"));
    }

    @Test
    void whatDrainsAndIsOfAnotherVersionDoesNotComeBackAndHasItsPlace() {
        Stock draining = Stock.spot().with(5, Phase.CORDONED, 1).outdated().ready(15);

        assertThat(plan(rails(100, 1, 1), History.NONE, Map.of(SPOT, 20), draining)
                        .decisions())
                .as("paid for, and not to be kept")
                .containsExactly(new Hold(SPOT, 15, "the ceiling is 1.00 $/h; as placed"));
        assertThat(plan(LOOSE, History.NONE, Map.of(SPOT, 20), draining.limits(0, 18))
                        .decisions())
                .containsExactly(new Hold(SPOT, 15, "at most 15; as placed"));
    }
}
