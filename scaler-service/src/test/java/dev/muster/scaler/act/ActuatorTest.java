package dev.muster.scaler.act;

import static dev.muster.scaler.decide.Stock.NOW;
import static dev.muster.scaler.decide.Stock.ON_DEMAND;
import static dev.muster.scaler.decide.Stock.SPOT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.fleet.Leadership;
import dev.muster.scaler.decide.Decision;
import dev.muster.scaler.decide.Observation;
import dev.muster.scaler.decide.PoolState;
import dev.muster.scaler.decide.ScalingPlan;
import dev.muster.scaler.decide.Stock;
import dev.muster.scaler.decide.UnitState.Phase;
import dev.muster.scaler.observe.Crew;
import dev.muster.scaler.pool.CapacityPool;
import dev.muster.testkit.InMemoryLeadership;
import dev.muster.testkit.ManualTime;
import dev.muster.testkit.Unanswered;
import dev.muster.testkit.Unanswered.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActuatorTest {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Calls recorded = new Calls();
    private final List<String> calls = recorded.made();
    private final ManualTime time = new ManualTime();
    private final InMemoryLeadership leadership = new InMemoryLeadership();
    private final Unanswered<CapacityPool> spot = Unanswered.of(CapacityPool.class, recorded.pool(SPOT));
    private final Unanswered<Crew> crew = Unanswered.of(Crew.class, recorded.crew());
    private final Helm helm = helm(leadership);
    private final Actuator actuator =
            new Actuator(crew.port(), List.of(spot.port(), recorded.pool(ON_DEMAND)), helm, PATIENCE);

    ActuatorTest() {
        helm.watch();
    }

    private Helm helm(Leadership record) {
        return new Helm(record, "me", new Helm.Tenure(Duration.ofSeconds(20), Duration.ofSeconds(3)), time);
    }

    /** Each pool is to become so many units more, or fewer. */
    private boolean carryOut(int spotChange, Stock spotStock) {
        return carryOut(Duration.ZERO, spotChange, spotStock.state());
    }

    private boolean carryOut(Duration age, int spotChange, PoolState... pools) {
        int spotUnits = pools[0].current();
        return carryOut(age, new Decision.Resize(SPOT, spotUnits, spotUnits + spotChange, ""), pools);
    }

    private boolean carryOut(Duration age, Decision forSpot, PoolState... pools) {
        return actuator.carryOut(plan(forSpot), new Observation(NOW, age, Stock.waiting(0), List.of(pools)));
    }

    private static ScalingPlan plan(Decision forSpot) {
        return new ScalingPlan(NOW, 0, "", List.of(forSpot, new Decision.Hold(ON_DEMAND, 0, "")), "");
    }

    private int intended() {
        return leadership.current().orElseThrow().wanted().getOrDefault(SPOT, -1);
    }

    @Test
    void moreAreAskedForInAll() {
        assertThat(carryOut(5, Stock.spot().ready(3).pending(2))).isTrue();

        assertThat(calls).containsExactly("raise spot 10");
        assertThat(intended()).isEqualTo(10);
    }

    @Test
    void thoseThatLeaveStayBeforeAnyIsBought() {
        carryOut(2, Stock.spot().ready(3).with(1, Phase.CORDONED, 1).with(1, Phase.DRAINED, 0));

        assertThat(calls).containsExactly("keep spot-4", "keep spot-5", "raise spot 5");
        assertThat(intended()).isEqualTo(5);
    }

    @Test
    void whatMoreIsNeededIsBought() {
        carryOut(3, Stock.spot().ready(3).with(1, Phase.CORDONED, 1).with(1, Phase.DRAINED, 0));

        assertThat(calls).containsExactly("keep spot-4", "keep spot-5", "raise spot 6");
    }

    @Test
    void fewerAreCordonedAndNoneEnds() {
        carryOut(-2, Stock.spot().with(2, Phase.READY, 4).with(2, Phase.READY, 1));

        assertThat(calls)
                .as("they are wanted until they end")
                .containsExactly("cordon spot-3", "cordon spot-4", "raise spot 4");
        assertThat(intended()).isEqualTo(4);
    }

    @Test
    void unitsOfAnotherVersionGoAndOthersAreBought() {
        Stock stock =
                Stock.spot().with(1, Phase.READY, 4).with(2, Phase.READY, 1).outdated();
        carryOut(
                Duration.ZERO,
                new Decision.Renew(SPOT, 4, 2, 1, ""),
                stock.ready(1).state());

        assertThat(calls).containsExactly("cordon spot-2", "cordon spot-3", "raise spot 5");
        assertThat(intended()).isEqualTo(5);
    }

    @Test
    void drainedUnitsEnd() {
        carryOut(0, Stock.spot().ready(1).with(2, Phase.DRAINED, 0).with(1, Phase.CORDONED, 0));

        assertThat(calls).containsExactly("end [spot-2, spot-3]");
        assertThat(intended()).isEqualTo(2);
    }

    @Test
    void aUnitThatNobodyReportsFromIsReplaced() {
        Stock stock = Stock.spot()
                .with(Phase.LAUNCHING, 0, NOW.minusSeconds(601))
                .with(Phase.LAUNCHING, 0, NOW.minusSeconds(600));
        carryOut(0, stock);

        assertThat(calls).containsExactly("end [spot-1]");
    }

    @Test
    void silenceCountsAsFarAsItIsKnownWhoReported() {
        Stock stock = Stock.spot().with(Phase.LAUNCHING, 0, NOW.minusSeconds(700));
        carryOut(Duration.ofSeconds(100), 0, stock.state());
        carryOut(Duration.ofSeconds(99), 0, stock.state());
        assertThat(calls).containsExactly("raise spot 1", "end [spot-1]");
    }

    @Test
    void aPoolIsChangedOnceInATurn() {
        carryOut(5, Stock.spot().with(Phase.LAUNCHING, 0, NOW.minusSeconds(601)));
        assertThat(calls).containsExactly("end [spot-1]");
        assertThat(intended()).as("what the next turn asks for").isEqualTo(5);
    }

    @Test
    void whatWasRefusedIsNotAskedForOnTopOfItself() {
        carryOut(25, Stock.spot().ready(5).pending(25).refused());
        carryOut(27, Stock.spot().ready(5).pending(25).refused());
        assertThat(calls).containsExactly("raise spot 30", "raise spot 32");
    }

    @Test
    void aRaiseThatFailedIsAskedForAgainWithTheNumberThatHoldsThen() {
        PoolState state = Stock.spot().ready(3).state();
        spot.next("raise", Verdict.LOST_BEFORE);
        assertThat(carryOut(Duration.ZERO, 5, state)).isTrue();
        assertThat(calls).isEmpty();

        carryOut(Duration.ZERO, 2, new PoolState(SPOT, state.terms(), intended(), state.units(), ""));
        assertThat(calls).containsExactly("raise spot 10");
    }

    @Test
    void aPoolIsToldInEachTurnWhatIsWantedUnlessItIsHeld() {
        carryOut(0, Stock.spot().ready(3));
        assertThat(calls).containsExactly("raise spot 3");
        carryOut(
                0,
                Stock.spot()
                        .ready(3)
                        .with(1, Phase.DRAINED, 0)
                        .with(Phase.LAUNCHING, 0, Instant.EPOCH)
                        .held());
        assertThat(calls).as("and none is ended").containsExactly("raise spot 3");
        assertThat(intended()).isEqualTo(5);
    }

    @Test
    void onePoolThatFailsDoesNotStopTheOthers() {
        spot.down(true);
        PoolState other = Stock.onDemand().ready(2).with(1, Phase.DRAINED, 0).state();

        assertThat(carryOut(Duration.ZERO, 5, Stock.spot().state(), other)).isTrue();
        assertThat(calls).containsExactly("end [on-demand-3]");
    }

    @Test
    void whereAWorkerCannotBeToldNothingIsEndedOrBought() {
        crew.down(true);
        carryOut(3, Stock.spot().with(1, Phase.CORDONED, 1).with(1, Phase.DRAINED, 0));

        assertThat(calls).isEmpty();
    }

    @Test
    void withoutTheLeadNothingIsCalled() {
        leadership.take(leadership.current().orElseThrow(), "another");

        assertThat(carryOut(5, Stock.spot().ready(3).with(1, Phase.DRAINED, 0))).isFalse();
        assertThat(calls).isEmpty();
    }

    @Test
    void aLeaderThatStandsStillInItsTurnCallsNothingMore() {
        Crew slow = recorded.crew(() -> time.advance(Duration.ofSeconds(17)));
        Observation now = Stock.seen(Stock.waiting(0), Stock.spot().ready(4).with(1, Phase.DRAINED, 0));
        new Actuator(slow, List.of(spot.port()), helm, PATIENCE)
                .carryOut(plan(new Decision.Resize(SPOT, 4, 2, "")), now);

        assertThat(calls).containsExactly("cordon spot-1");
    }
}
