package dev.muster.scaler.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.muster.fleet.WorkerId;
import dev.muster.fleet.WorkerState;
import dev.muster.scaler.decide.Observation;
import dev.muster.testkit.Unanswered.Verdict;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObserverTest extends Lookout {
    @Test
    void workIsWhatWaitsAndWhatTheLivingDo() {
        buy(3);
        report(start("spot-1"), WorkerState.READY, 3, 5);
        report(start("spot-2"), WorkerState.DRAINING, 4, 6);
        WorkerId dead = start("spot-3");
        report(dead, WorkerState.READY, 10, 7);
        bury(dead);

        Observation.Work work = look().work();
        assertThat(work.visible()).isEqualTo(7);
        assertThat(work.busy()).isEqualTo(7);
        assertThat(work.accepted()).isEqualTo(40);
        assertThat(work.completed()).as("by the dead too").isEqualTo(18);
        assertThat(work.oldestWait()).isEqualTo(Duration.ofSeconds(9));
        assertThat(work.cpu()).as("of those that take runs").isCloseTo(0.5, within(1e-9));
    }

    @Test
    void completionsOfWorkersThatWereForgottenStillCount() {
        buy(2);
        WorkerId first = start("spot-1");
        report(first, WorkerState.READY, 0, 100);
        assertThat(look().work().completed()).isEqualTo(100);
        bury(first);
        report(start("spot-2"), WorkerState.READY, 0, 3);
        assertThat(look().work().completed()).isEqualTo(103);
        registry.forget(first);
        assertThat(look().work().completed()).isEqualTo(103);
        report(start("spot-1", "worker-new"), WorkerState.READY, 0, 2);
        assertThat(look().work().completed()).isEqualTo(105);
    }

    /** Each of one source, for two looks. */
    private List<Runnable> silences() {
        Verdict[] lost = {Verdict.LOST_BEFORE, Verdict.LOST_AFTER};
        return List.of(
                () -> queue.next("visible", lost),
                () -> crew.next("workers", lost),
                () -> demand.next("look", lost),
                () -> market.next("look", lost),
                () -> terms.next("limits", lost).next("limits", lost));
    }

    @Test
    void whatDoesNotAnswerIsAsItWasAndEverOlder() {
        buy(1);
        report(start("spot-1"), WorkerState.READY, 3, 0);
        Observation before = look();
        assertThat(before.age()).isZero();
        for (Runnable silence : silences()) {
            silence.run();
            Observation after = lookAfter(TICK);
            assertThat(after.age()).isEqualTo(TICK);
            assertThat(after.work()).isEqualTo(before.work());
            assertThat(after.pools()).isEqualTo(before.pools());
            assertThat(lookAfter(TICK).age()).isEqualTo(TICK.multipliedBy(2));
            assertThat(lookAfter(TICK).age()).isZero();
        }
    }

    @Test
    void whatHasNeverAnsweredIsOlderThanAnyPatience() {
        silences().forEach(Runnable::run);

        Observation nothing = look();
        assertThat(nothing.age()).isGreaterThan(Duration.ofDays(365));
        assertThat(spotOf(nothing).terms().limits().hold()).isTrue();
    }
}
