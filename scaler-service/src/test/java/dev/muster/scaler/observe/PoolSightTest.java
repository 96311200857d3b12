package dev.muster.scaler.observe;

import static dev.muster.scaler.decide.Stock.ON_DEMAND;
import static dev.muster.scaler.decide.Stock.SPOT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.fleet.Load;
import dev.muster.fleet.Unit;
import dev.muster.fleet.Worker;
import dev.muster.fleet.WorkerId;
import dev.muster.fleet.WorkerState;
import dev.muster.scaler.decide.Observation;
import dev.muster.scaler.decide.PoolLimits;
import dev.muster.scaler.decide.PoolState;
import dev.muster.scaler.decide.PoolTerms;
import dev.muster.scaler.decide.Stock;
import dev.muster.scaler.decide.UnitState;
import dev.muster.scaler.decide.UnitState.Phase;
import dev.muster.scaler.pool.Holding.Shortage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PoolSightTest extends Lookout {
    @Test
    void aUnitWithoutAWorkerLaunches() {
        look();
        buy(1);

        assertThat(only()).isEqualTo(new UnitState("spot-1", "", Phase.LAUNCHING, time.instant(), 0, 0, false));
    }

    @Test
    void aUnitWhoseWorkerReportsIsReady() {
        buy(1);
        Instant launched = time.instant();
        time.advance(TICK);
        report(start("spot-1"), WorkerState.READY, 3, 0);

        assertThat(only()).isEqualTo(new UnitState("spot-1", "worker-0", Phase.READY, launched, Stock.SLOTS, 3, false));
    }

    @Test
    void aCordonedUnitIsDrainedOnceItsWorkerSaysSo() {
        buy(1);
        WorkerId worker = start("spot-1");
        registry.cordon(worker, 7);
        assertThat(only().phase()).isEqualTo(Phase.CORDONED);
        report(worker, WorkerState.DRAINING, 2, 0);
        assertThat(only().phase()).isEqualTo(Phase.CORDONED);
        registry.beat(worker, WorkerState.DRAINING, new Load(Stock.SLOTS, 0), 7);
        assertThat(only().phase()).isEqualTo(Phase.DRAINED);
        registry.cordon(worker, 8);
        assertThat(only().phase()).isEqualTo(Phase.CORDONED);
    }

    @Test
    void aUnitThatStaysInsteadOfLeavingLaunchesUntilItsWorkerKnows() {
        buy(1);
        WorkerId worker = start("spot-1");
        registry.cordon(worker, 7);
        report(worker, WorkerState.DRAINING, 2, 0);
        look();
        registry.cordon(worker, 0);
        time.advance(Duration.ofSeconds(29));
        assertThat(only()).returns(Phase.LAUNCHING, UnitState::phase).returns(time.instant(), UnitState::since);
        report(worker, WorkerState.READY, 2, 0);
        assertThat(only().phase()).isEqualTo(Phase.READY);
        time.advance(Duration.ofSeconds(1));
        report(worker, WorkerState.DRAINING, 2, 0);
        assertThat(only().phase()).as("or leaves for another reason").isEqualTo(Phase.LEAVING);
    }

    @Test
    void aUnitThatDrainsUnaskedLeaves() {
        buy(1);
        report(start("spot-1"), WorkerState.DRAINING, 2, 0);

        assertThat(only().phase()).isEqualTo(Phase.LEAVING);
    }

    @Test
    void aUnitWhoseWorkerDiedIsSilentSinceItWasHeard() {
        look();
        buy(1);
        WorkerId worker = start("spot-1");
        Observation heard = lookAfter(Duration.ofHours(1));
        bury(worker);

        assertThat(spotOf(lookAfter(TICK)).units())
                .containsExactly(new UnitState("spot-1", "", Phase.LAUNCHING, heard.at(), 0, 0, false));
    }

    @Test
    void aUnitThatWasBoughtBeforeAnybodyListenedIsSilentSinceThen() {
        buy(1);
        time.advance(Duration.ofDays(1));

        assertThat(only().since()).isEqualTo(time.instant());
    }

    @Test
    void theNextWorkerOnAUnitSpeaksForIt() {
        buy(1);
        bury(start("spot-1"));
        WorkerId next = start("spot-1");

        assertThat(only()).returns(next.value(), UnitState::worker).returns(Phase.READY, UnitState::phase);
    }

    /** A registry lists workers in no order. */
    @Test
    void aUnitIsNotDrainedOnWhichANewWorkerHasStarted() {
        List<String> names = List.of("c", "a", "e", "b", "d");
        buy(names.size());
        for (int i = 0; i < names.size(); i++) {
            String unit = "spot-" + (i + 1);
            WorkerId old = start(unit, names.get(i));
            registry.cordon(old, 7);
            registry.beat(old, WorkerState.DRAINING, new Load(Stock.SLOTS, 0), 7);
            report(start(unit, "z-" + names.get(names.size() - 1 - i)), WorkerState.READY, 1, 0);
        }

        assertThat(spotOf(look()).units())
                .allSatisfy(unit -> assertThat(unit.phase()).isEqualTo(Phase.READY));
    }

    @Test
    void aWorkerOfAnotherPoolSpeaksForNoUnitHere() {
        buy(1);
        registry.register(Worker.starting(new WorkerId("stray"), new Unit(ON_DEMAND, "spot-1"), Stock.SLOTS));

        assertThat(only().phase()).isEqualTo(Phase.LAUNCHING);
    }

    @Test
    void launchTimesAreLearned() {
        look();
        buy(6);
        look();
        time.advance(Duration.ofSeconds(40));
        for (int unit = 1; unit <= 6; unit++) {
            start("spot-" + unit);
        }

        assertThat(spotOf(look()).terms())
                .isEqualTo(new PoolTerms(new PoolLimits(1, 30), 0.05, Duration.ofSeconds(40), 10));
    }

    @Test
    void nothingIsLearnedFromASecondLifeNorFromWhatWasBoughtBefore() {
        buy(6);
        time.advance(Duration.ofHours(5));
        look();
        for (int life = 0; life < 3; life++) {
            for (int unit = 1; unit <= 6; unit++) {
                start("spot-" + unit);
            }
            lookAfter(TICK);
            registry.workers().stream().filter(one -> !one.isDead()).forEach(one -> bury(one.id()));
            lookAfter(TICK);
        }

        assertThat(spotOf(look()).terms().launch()).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void whatWasIntendedIsWantedEvenIfTheCallWasLost() {
        buy(2);

        assertThat(spotOf(observer.look(Map.of(SPOT, 5))))
                .returns(5, PoolState::wanted)
                .returns(5, PoolState::launching);
        assertThat(spotOf(observer.look(Map.of(SPOT, 1)))).returns(2, PoolState::wanted);
    }

    @Test
    void aRefusalCountsWhileSomethingIsMissing() {
        spot.stock(1);
        buy(2);
        assertThat(spotOf(look()).refusal()).isEqualTo("none left of spot: refused by script");
        spot.refuse(Shortage.Kind.QUOTA);
        assertThat(spotOf(look()).refusal()).isEqualTo("the account's quota is used up: refused by script");
        spot.stock(1);
        spot.deliver();
        assertThat(spotOf(look()).refusal()).isEmpty();
    }

    @Test
    void aMeasuredPriceWinsOverTheSettledOne() {
        spot.price(0.03);

        assertThat(spotOf(look()).terms().price()).isEqualTo(0.03);
    }
}
