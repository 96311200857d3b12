package dev.muster.scaler;

import static dev.muster.scaler.decide.Stock.FARGATE;
import static dev.muster.scaler.decide.Stock.ON_DEMAND;
import static dev.muster.scaler.decide.Stock.SPOT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.fleet.Worker;
import dev.muster.scaler.decide.Decider;
import dev.muster.scaler.decide.Decision;
import dev.muster.scaler.decide.Decision.Resize;
import dev.muster.scaler.decide.PoolSplit;
import dev.muster.scaler.decide.ScalingPlan;
import dev.muster.scaler.pool.FakePool;
import dev.muster.scaler.pool.Holding.OwnedUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Units work as soon as they are there; runs end, and workers report, once in a turn. */
class ScalingLoopTest {
    private static final int MINUTE = 12;

    private final Town town = new Town();

    static List<Decider> deciders() {
        return List.of(Scaler.steps(), Scaler.adaptive());
    }

    private Scaler scaler(Decider decider) {
        return new Scaler(town, "scaler", decider);
    }

    /** @param ended runs of each machine in each turn */
    private void turns(int count, int ended, Scaler... scalers) {
        for (int i = 0; i < count; i++) {
            town.deliver();
            town.machines.values().stream().filter(machine -> !machine.works()).forEach(Machine::start);
            town.machines.values().forEach(machine -> machine.finish(ended));
            town.takeRuns();
            town.beat();
            List.of(scalers).forEach(Scaler::turn);
            town.time.advance(Scaler.TICK);
        }
    }

    private static int wanted(FakePool pool) {
        return pool.look().wanted();
    }

    private int all() {
        return town.pools().stream().mapToInt(ScalingLoopTest::wanted).sum();
    }

    @ParameterizedTest
    @MethodSource("deciders")
    void poolsGrowWithTheQueueAndShrinkToTheFloor(Decider decider) {
        Scaler scaler = scaler(decider);
        turns(2, 0, scaler);
        assertThat(all()).as("the floor").isEqualTo(3);
        town.submit(2000);
        turns(MINUTE, 0, scaler);
        int most = all();
        assertThat(most).isGreaterThan(20);
        turns(20 * MINUTE, 1, scaler);
        assertThat(town.visible).isZero();
        turns(60 * MINUTE, 10, scaler);
        assertThat(all()).isEqualTo(3);
        assertThat(wanted(town.onDemand)).isEqualTo(3);
        assertThat(town.machines).hasSize(3);
    }

    @Test
    void theDecisionsTellWhyInTheirOrder() {
        Scaler scaler = scaler(Scaler.steps());
        turns(2, 0, scaler);
        town.submit(150);
        turns(1, 0, scaler);
        turns(15 * MINUTE, 1, scaler);

        List<Resize> told = scaler.resizes();
        assertThat(told.get(0)).returns(ON_DEMAND, Resize::pool).returns(3, Resize::to);
        assertThat(told.get(0).reason()).startsWith("at least 3; 0 wait, which is no step");
        assertThat(told.get(1).reason()).isEqualTo("120 wait, more than 100: +10, of which 0 launch already");
        assertThat(told.get(told.size() - 1))
                .satisfies(last -> assertThat(last.change()).isNegative())
                .extracting(Decision::reason)
                .asString()
                .contains("processors 10 %, slots 0 %");
    }

    @Test
    void whereSpotIsRefusedTheOthersTakeOver() {
        town.spot.stock(0);
        Scaler scaler = scaler(Scaler.steps());
        town.submit(400);
        turns(MINUTE, 0, scaler);

        assertThat(town.spot.look().units()).isEmpty();
        assertThat(town.onDemand.look().units()).hasSize(10);
        assertThat(town.fargate.look().units()).isNotEmpty();
        assertThat(scaler.resizes())
                .filteredOn(resize -> resize.pool().equals(FARGATE))
                .isNotEmpty();
        assertThat(scaler.plans.getLast().decisions())
                .filteredOn(decision -> decision.pool().equals(SPOT))
                .allSatisfy(decision -> assertThat(decision.reason()).startsWith("refused: none left of spot"));
    }

    @Test
    void whatIsRefusedIsNotAskedForWithoutBound() {
        town.onDemand.stock(1);
        turns(10 * MINUTE, 0, scaler(Scaler.steps()));

        assertThat(wanted(town.onDemand)).isEqualTo(3);
    }

    @Test
    void anUpgradeReplacesEveryUnitAWaveAtATimeAndNothingElseChanges() {
        Scaler scaler = scaler(new Decider(List.of(), new PoolSplit(Map.of(), FARGATE, 500), Scaler.rails()));
        town.submit(1_000_000);
        town.spot.raise(20);
        turns(2, 1, scaler);
        int before = scaler.plans.size();
        town.pools().forEach(FakePool::deploy);
        for (int turn = 0; turn < 20 * MINUTE; turn++) {
            turns(1, 1, scaler);
            assertThat(town.registry.workers().stream().filter(ScalingLoopTest::takesRuns))
                    .as("at work, but for a tenth")
                    .hasSizeGreaterThanOrEqualTo(20);
        }

        assertThat(town.pools())
                .allSatisfy(pool -> assertThat(pool.look().units()).noneMatch(OwnedUnit::outdated));
        assertThat(wanted(town.spot)).isEqualTo(20);
        assertThat(town.machines).hasSize(23);
        List<ScalingPlan> since = scaler.plans.subList(before, scaler.plans.size());
        assertThat(since.stream().mapToInt(ScalingPlan::fewer).sum()).isEqualTo(23);
        assertThat(since).flatMap(ScalingPlan::decisions).noneMatch(Resize.class::isInstance);
    }

    private static boolean takesRuns(Worker worker) {
        return !worker.isDead() && worker.cordon().asked() == 0;
    }

    @Test
    void aScalerThatNeverHeardOfAnyWorkerEndsNone() {
        turns(MINUTE, 0, scaler(Scaler.steps()));
        town.time.advance(Town.SILENCE.multipliedBy(3));
        Scaler next = new Scaler(town, "next", Scaler.steps());
        next.crew.down(true);
        turns(30 * MINUTE, 0, next);

        assertThat(town.machines).hasSize(3);
    }

    @Test
    void unitsThatCameWhileNobodyCouldBeHeardStay() {
        Scaler scaler = scaler(Scaler.steps());
        turns(2, 0, scaler);
        town.submit(600);
        turns(1, 0, scaler);
        scaler.crew.down(true);
        turns(30 * MINUTE, 0, scaler);
        scaler.crew.down(false);
        turns(2, 0, scaler);

        assertThat(town.machines).hasSizeGreaterThan(20);
    }

    @Test
    void aCounterThatIsReadForTheFirstTimeIsNoRush() {
        town.accepted = 5_000_000;
        Scaler scaler = scaler(Scaler.adaptive());
        scaler.demand.down(true);
        turns(3, 0, scaler);
        scaler.demand.down(false);
        turns(MINUTE, 0, scaler);

        assertThat(all()).isEqualTo(3);
    }

    @Test
    void aSecondScalerGoesOnWhereTheFirstStoodStill() {
        Scaler first = scaler(Scaler.steps());
        Scaler second = new Scaler(town, "second", Scaler.steps());
        turns(1, 0, first, second);
        town.submit(800);
        turns(2, 0, first, second);
        int bought = all();
        turns(4, 0, second);
        assertThat(all()).as("the lease is not over").isEqualTo(bought);
        turns(4, 0, second);
        assertThat(all()).as("a call may still come").isEqualTo(bought);
        turns(MINUTE, 0, second);
        int more = all();
        assertThat(more).isGreaterThan(bought);
        first.turn();
        assertThat(all()).as("it learns that it leads no more").isEqualTo(more);
    }
}
