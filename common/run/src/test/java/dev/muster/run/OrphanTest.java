package dev.muster.run;

import static dev.muster.run.Samples.LATER;
import static dev.muster.run.Samples.after;
import static dev.muster.run.Samples.again;
import static dev.muster.run.Samples.cancelling;
import static dev.muster.run.Samples.claim;
import static dev.muster.run.Samples.claimedBy;
import static dev.muster.run.Samples.queued;
import static dev.muster.run.Samples.running;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.run.Attempt.Outcome;
import dev.muster.run.RecoveryStep.EndOrphan;
import dev.muster.run.RecoveryStep.Requeue;
import dev.muster.run.RunState.Ended;
import dev.muster.run.RunState.Queued;
import dev.muster.run.WorkerStep.Release;
import org.junit.jupiter.api.Test;

class OrphanTest {
    private static final boolean COUNTS = true;
    private static final boolean DOES_NOT_COUNT = false;

    /** The run after the death of the worker that claims it now. */
    private static Run killed(String worker, Run queued, boolean crashCounts) {
        Run running = claimedBy(worker, queued);
        return after(running, Orphan.of(running, crashCounts).settle(LATER));
    }

    private static Run crashed(int times) {
        Run run = queued();
        for (int crash = 1; crash <= times; crash++) {
            run = killed("worker-" + crash, run, COUNTS);
        }
        return run;
    }

    @Test
    void aRunWhoseOwnerDiedIsQueuedAgainForItsWholeTime() {
        Run run = running();
        RecoveryStep step = Orphan.of(run, COUNTS).settle(LATER);
        assertThat(step).isInstanceOf(Requeue.class);
        assertThat(after(run, step).state()).isEqualTo(again());
        assertThat(after(run, step).tally().crashes()).isEqualTo(1);
    }

    @Test
    void theLostAttemptIsTold() {
        Run run = crashed(1);
        assertThat(run.history().attempts()).singleElement().satisfies(attempt -> {
            assertThat(attempt.outcome()).isEqualTo(Outcome.CRASHED);
            assertThat(attempt.number()).isEqualTo(1);
            assertThat(attempt.placement()).isEqualTo(Samples.place("worker-1"));
            assertThat(attempt.ended()).isEqualTo(LATER);
            assertThat(attempt.error())
                    .isEqualTo(RunError.retryable("WORKER_LOST", "worker worker-1 stopped reporting"));
        });
    }

    @Test
    void aRunThatKillsItsThirdWorkerIsDead() {
        Run suspect = crashed(2);
        assertThat(suspect.tally().isSuspect()).isTrue();
        assertThat(suspect.state()).isInstanceOf(Queued.class);
        Run dead = crashed(3);
        assertThat(dead.state()).isInstanceOfSatisfying(Ended.class, ended -> {
            assertThat(ended.by()).isNull();
            assertThat(ended.ending()).isInstanceOfSatisfying(Ending.Dead.class, ending -> {
                assertThat(ending.error().code()).isEqualTo("CRASHED");
                assertThat(ending.error().message()).contains("3 times");
                assertThat(ending.error().retryable()).isFalse();
            });
        });
        assertThat(dead.history().attempts()).hasSize(3);
    }

    @Test
    void aDeathAmongManySaysNothingAboutARun() {
        Run run = killed("worker-1", queued(), DOES_NOT_COUNT);
        assertThat(run.tally().crashes()).isZero();
        Run suspect = killed("worker-3", crashed(2), DOES_NOT_COUNT);
        assertThat(suspect.state()).isInstanceOf(Queued.class);
        assertThat(suspect.tally().crashes()).isEqualTo(2);
    }

    @Test
    void oneDeathCountsOnceHoweverOftenTheDeadWorkerClaimsAgain() {
        Run run = killed("worker-1", crashed(1), COUNTS);
        assertThat(run.tally().crashes()).isEqualTo(1);
        Run suspect = killed("worker-2", crashed(2), COUNTS);
        assertThat(suspect.tally().crashes()).isEqualTo(2);
        assertThat(suspect.state()).isInstanceOf(Queued.class);
        assertThat(killed("worker-3", suspect, COUNTS).state().name()).isEqualTo(StateName.DEAD);
    }

    @Test
    void theDeathOfAWorkerThatHadTheRunBeforeAndGaveItBackCounts() {
        Run running = running();
        Release release =
                new Release(claim(running), again(), LATER, running.attemptsWith(LATER, Outcome.RELEASED, null));
        assertThat(killed("worker-1", after(running, release), COUNTS).tally().crashes())
                .isEqualTo(1);
    }

    @Test
    void whatIsToBeCancelledIsCancelledAndNeverDead() {
        Run run = after(claimedBy("worker-3", crashed(2)), new ClientStep.RequestCancel());
        assertThat(after(run, Orphan.of(run, COUNTS).settle(LATER)).state().name())
                .isEqualTo(StateName.CANCELLED);
        RecoveryStep step = Orphan.of(cancelling(), COUNTS).settle(LATER);
        assertThat(step).isInstanceOf(EndOrphan.class);
        assertThat(after(cancelling(), step).history().attempts())
                .extracting(Attempt::outcome)
                .containsExactly(Outcome.CANCELLED);
    }

    @Test
    void aRunThatMustNotBeRepeatedIsDeadWithItsFirstWorker() {
        Run once = Run.accepted(queued().id(), Samples.request(false), queued().state(), Samples.NOW);
        for (boolean crashCounts : new boolean[] {COUNTS, DOES_NOT_COUNT}) {
            Run dead = killed("worker-1", once, crashCounts);
            assertThat(dead.state())
                    .isInstanceOfSatisfying(
                            Ended.class,
                            ended -> assertThat(ended.ending())
                                    .isInstanceOfSatisfying(
                                            Ending.Dead.class,
                                            ending -> assertThat(ending.error().code())
                                                    .isEqualTo("INTERRUPTED")));
        }
    }

    @Test
    void theVerdictHoldsForTheClaimThatWasSeenAlone() {
        RecoveryStep verdict = Orphan.of(running(), COUNTS).settle(LATER);
        Run taken = claimedBy("worker-2", after(running(), verdict));
        assertThat(RunLife.apply(taken, verdict)).isEqualTo(new StepResult.Refused(taken));
        assertThat(claim(taken).fence()).isEqualTo(2);
    }
}
