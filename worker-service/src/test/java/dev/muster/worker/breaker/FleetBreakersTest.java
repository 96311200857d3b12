package dev.muster.worker.breaker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.run.AgentName;
import dev.muster.run.Breaker.Outage;
import dev.muster.run.Breaker.State;
import dev.muster.run.Breaker.Trials;
import dev.muster.run.BreakerMove.Force;
import dev.muster.testkit.ManualTime;
import dev.muster.testkit.Runs;
import dev.muster.testkit.Unanswered.Verdict;
import dev.muster.worker.breaker.FleetBreakers.Ticket;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FleetBreakersTest {
    private final ManualTime time = new ManualTime();
    private final Fleet fleet = new Fleet(time);
    private final FleetBreakers worker = fleet.worker();

    private static void attempts(FleetBreakers worker, int succeeded, int failed) {
        IntStream.range(0, succeeded + failed)
                .forEach(attempt -> worker.ended(worker.begin(Runs.AGENT), attempt < succeeded));
    }

    private void openedBy(FleetBreakers opener) {
        attempts(opener, 0, 20);
        Fleet.turn(opener);
        Fleet.turn(opener);
    }

    private Force force(State wanted) {
        return new Force(wanted, new Outage("by an operator", Runs.nonce(), 0), time.instant());
    }

    @Test
    void aTenthOfFailuresOpensNothingAndMoreOpensTheFleet() {
        attempts(worker, 18, 2);
        Fleet.turn(worker);
        assertThat(fleet.now().state()).isEqualTo(State.CLOSED);

        attempts(worker, 0, 1);
        Fleet.turn(worker);
        assertThat(fleet.now().state()).isEqualTo(State.OPEN);
        assertThat(fleet.now().outage().reason()).isEqualTo("3 of 21 attempts failed within 300 s on one worker");
    }

    @Test
    void ofManyWorkersWhoseAgentFailsOneRaisesTheAlarm() {
        List<FleetBreakers> workers = Stream.generate(fleet::worker).limit(3).toList();
        workers.forEach(one -> attempts(one, 0, 20));
        for (int turn = 0; turn < 3; turn++) {
            workers.forEach(Fleet::turn);
        }
        assertThat(fleet.alerts.subjects()).containsExactly("Muster: breaker of wordcount opened");
        assertThat(fleet.opened()).isEqualTo(1);
        assertThat(fleet.now().epoch()).isEqualTo(1);
        assertThat(workers).allMatch(one -> one.isOpen(Runs.AGENT));
    }

    @Test
    void anOpeningThatWasNotAnsweredIsRepeatedAndRaisesTheAlarmOnce() {
        for (Verdict lost : List.of(Verdict.LOST_BEFORE, Verdict.LOST_AFTER)) {
            Fleet one = new Fleet(time);
            FleetBreakers opener = one.worker();
            one.calls.next("apply", lost);
            attempts(opener, 0, 20);
            IntStream.range(0, 3).forEach(turn -> Fleet.turn(opener));
            assertThat(one.now().epoch()).as("%s", lost).isEqualTo(1);
            assertThat(one.alerts.subjects()).as("%s", lost).hasSize(1);
        }
    }

    @Test
    void anotherAgentGoesOn() {
        openedBy(worker);
        assertThat(worker.isOpen(Runs.AGENT)).isTrue();
        assertThat(worker.isOpen(AgentName.of("sleep"))).isFalse();
    }

    @Test
    void trialsAreExecutedAndReported() {
        openedBy(worker);
        fleet.halfOpen();
        Fleet.turn(worker);
        assertThat(worker.isOpen(Runs.AGENT)).isFalse();

        attempts(worker, 2, 1);
        Fleet.turn(worker);

        assertThat(fleet.now().trials()).isEqualTo(new Trials(5, 2, 1));
    }

    @Test
    void aReportThatWasNotAnsweredIsNotCountedTwiceAndLosesNoOther() {
        openedBy(worker);
        fleet.halfOpen();
        Fleet.turn(worker);
        attempts(worker, 2, 0);
        fleet.calls.next("apply", Verdict.LOST_AFTER);

        Fleet.turn(worker);
        Fleet.turn(worker);

        assertThat(fleet.now().trials().succeeded()).isEqualTo(2);
    }

    @Test
    void whatBeganBeforeTheOpeningSaysNothingAboutTheAgentSince() {
        Ticket before = worker.begin(Runs.AGENT);
        openedBy(worker);
        Ticket beside = worker.begin(Runs.AGENT);
        fleet.close();
        Fleet.turn(worker);

        IntStream.range(0, 20).forEach(attempt -> worker.ended(before, false));
        IntStream.range(0, 20).forEach(attempt -> worker.ended(beside, false));
        Fleet.turn(worker);

        assertThat(fleet.now().state()).isEqualTo(State.CLOSED);
    }

    @Test
    void afterTheClosingTheWindowIsEmpty() {
        FleetBreakers other = fleet.worker();
        attempts(other, 0, 19);
        openedBy(worker);
        fleet.close();
        Fleet.turn(other);
        attempts(other, 0, 1);
        Fleet.turn(other);
        assertThat(fleet.now().state()).isEqualTo(State.CLOSED);
    }

    @Test
    void anOutageThatTrialsPassedByLuckRaisesTheAlarmOnceAndALaterOneAgain() {
        for (Duration meanwhile : List.of(Duration.ofMinutes(4), Duration.ofMinutes(6))) {
            openedBy(worker);
            fleet.close();
            Fleet.turn(worker);
            time.advance(meanwhile);
        }
        assertThat(fleet.now().epoch()).isEqualTo(2);
        assertThat(fleet.alerts.subjects()).hasSize(1);

        openedBy(worker);
        assertThat(fleet.now().epoch()).isEqualTo(3);
        assertThat(fleet.alerts.subjects()).hasSize(2);
    }

    @Test
    void whatAnOperatorKeepsClosedIsNotOpened() {
        fleet.apply(force(State.CLOSED));
        Fleet.turn(worker);
        openedBy(worker);
        assertThat(fleet.now().state()).isEqualTo(State.CLOSED);
        assertThat(fleet.alerts.subjects()).isEmpty();
    }

    @Test
    void whatAnOperatorOpensIsHeldAndNobodyIsAlerted() {
        fleet.apply(force(State.OPEN));
        Fleet.turn(worker);
        assertThat(worker.isOpen(Runs.AGENT)).isTrue();
        assertThat(fleet.alerts.subjects()).isEmpty();
    }
}
