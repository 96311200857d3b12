package dev.muster.run;

import static dev.muster.run.Samples.ERROR;
import static dev.muster.run.Samples.LATER;
import static dev.muster.run.Samples.TTL;
import static dev.muster.run.Samples.after;
import static dev.muster.run.Samples.again;
import static dev.muster.run.Samples.cancelling;
import static dev.muster.run.Samples.claim;
import static dev.muster.run.Samples.claimedBy;
import static dev.muster.run.Samples.queued;
import static dev.muster.run.Samples.running;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.fleet.WorkerId;
import dev.muster.run.RecoveryStep.EndOrphan;
import dev.muster.run.RecoveryStep.Requeue;
import dev.muster.run.RunState.Ended;
import dev.muster.run.RunState.Scheduled;
import dev.muster.run.StepResult.Applied;
import dev.muster.run.StepResult.Refused;
import dev.muster.run.WorkerStep.Complete;
import dev.muster.run.WorkerStep.Release;
import dev.muster.run.WorkerStep.Retry;
import dev.muster.run.WorkerStep.SaveCheckpoint;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RunLifeTest {
    private static final Payload DOCUMENT = new Payload.Inline("{}");

    private static Complete complete(Claim mine) {
        return new Complete(mine, new Ending.Succeeded(DOCUMENT), LATER, List.of());
    }

    private static Complete incomplete(Claim mine) {
        return new Complete(mine, new Ending.Dead(ERROR), LATER, List.of());
    }

    private static SaveCheckpoint checkpoint(Claim mine, long sequence) {
        return new SaveCheckpoint(mine, new Checkpoint(sequence, DOCUMENT));
    }

    private static Retry retry(Claim mine) {
        return new Retry(mine, new Scheduled(LATER, LATER.plus(TTL)), List.of());
    }

    private static Release release(Claim mine) {
        return new Release(mine, again(), LATER, List.of());
    }

    private static Requeue requeue(Claim seen) {
        return new Requeue(seen, again(), LATER, true, List.of());
    }

    private static EndOrphan endOrphan(Claim seen) {
        return new EndOrphan(seen, new Ending.Cancelled(), LATER, List.of());
    }

    private static void assertRefused(Run run, RunStep step) {
        assertThat(RunLife.apply(run, step)).as("%s", step).isEqualTo(new Refused(run));
    }

    static Stream<RunStep> stepsOfWhoLostTheRun() {
        Claim lost = claim(running());
        return Stream.of(
                checkpoint(lost, 9),
                complete(lost),
                incomplete(lost),
                retry(lost),
                release(lost),
                requeue(lost),
                endOrphan(lost));
    }

    @ParameterizedTest
    @MethodSource("stepsOfWhoLostTheRun")
    void theFenceKeepsOutWhoHasLostTheRun(RunStep late) {
        Run queuedAgain = after(running(), requeue(claim(running())));
        assertRefused(claimedBy("worker-2", queuedAgain), late);
        assertRefused(claimedBy("worker-1", queuedAgain), late);
    }

    @Test
    void whatIsToBeCancelledIsNotTriedAgain() {
        Claim mine = claim(cancelling());
        Stream.of(retry(mine), release(mine), requeue(mine)).forEach(step -> assertRefused(cancelling(), step));
    }

    @Test
    void whatIsToBeCancelledMayEndAsItDoes() {
        Claim mine = claim(cancelling());
        assertThat(Stream.of(checkpoint(mine, 1), complete(mine), incomplete(mine), endOrphan(mine)))
                .allMatch(step -> RunLife.apply(cancelling(), step) instanceof Applied);
    }

    @Test
    void recoveryTakesARunFromTheOwnerItSawAndNoOther() {
        Claim seen = new Claim(new WorkerId("another"), 1, new Nonce("n"));
        assertRefused(running(), requeue(seen));
        assertRefused(running(), endOrphan(seen));
        assertRefused(running(), release(seen));
    }

    @Test
    void onlyANewerCheckpointIsKept() {
        Run run = after(running(), checkpoint(claim(running()), 5));
        assertRefused(run, checkpoint(claim(run), 5));
        assertRefused(run, checkpoint(claim(run), 4));
        assertThat(after(run, checkpoint(claim(run), 6)).history().checkpoint()).isEqualTo(new Checkpoint(6, DOCUMENT));
    }

    @Test
    void theCheckpointOutlivesItsAttempt() {
        Run run = after(running(), checkpoint(claim(running()), 5));
        Run taken = claimedBy("worker-2", after(run, requeue(claim(run))));
        assertThat(taken.history().checkpoint()).isEqualTo(new Checkpoint(5, DOCUMENT));
    }

    @Test
    void aSuspectIsClaimedOnlyByAWorkerWithoutOne() {
        Run run = queued();
        for (String worker : List.of("worker-1", "worker-2")) {
            assertThat(RunLife.apply(run, claim("careful", false))).isInstanceOf(Applied.class);
            run = claimedBy(worker, run);
            run = after(run, requeue(claim(run)));
        }
        assertRefused(run, claim("careful", false));
        assertThat(RunLife.apply(run, claim("idle", true))).isInstanceOf(Applied.class);
    }

    @Test
    void everyClaimHasAHigherFenceAndIsAnAttempt() {
        Run run = running();
        assertThat(claim(run).fence()).isEqualTo(1);
        run = claimedBy("worker-1", after(run, release(claim(run))));
        assertThat(claim(run).fence()).isEqualTo(2);
        run = claimedBy("worker-2", after(run, requeue(claim(run))));
        assertThat(claim(run).fence()).isEqualTo(3);
        assertThat(run.tally()).isEqualTo(new Tally(3, 3, 0, 1, 1));
    }

    @Test
    void aRunThatIsGivenBackWaitsFromThenOn() {
        assertThat(after(running(), release(claim(running()))).history().queued())
                .isEqualTo(LATER);
        assertThat(after(running(), requeue(claim(running()))).history().queued())
                .isEqualTo(LATER);
    }

    @Test
    void aFailureIsCountedWhereTheRunIsTriedAgain() {
        Run run = after(running(), retry(claim(running())));
        assertThat(run.tally()).isEqualTo(new Tally(1, 1, 1, 0, 0));
        assertThat(run.status()).isEqualTo(RunStatus.RETRYING);
        assertThat(run.history().queued()).isEqualTo(LATER);
    }

    @Test
    void aCrashThatDoesNotCountIsNotCounted() {
        Claim seen = claim(running());
        Run run = after(running(), new Requeue(seen, again(), LATER, false, List.of()));
        assertThat(run.tally().crashes()).isZero();
    }

    @Test
    void anEndingSaysWhoWroteIt() {
        Run ended = after(running(), complete(claim(running())));
        assertThat(ended.state())
                .isEqualTo(new Ended(new Ending.Succeeded(DOCUMENT), LATER, Signature.of(claim(running()))));
        assertThat(after(running(), endOrphan(claim(running()))).state())
                .isEqualTo(new Ended(new Ending.Cancelled(), LATER, null));
    }

    @Test
    void anEndingThatIsNotOfItsRowIsABug() {
        Complete expired = new Complete(claim(running()), new Ending.Expired(), LATER, List.of());
        assertThatThrownBy(() -> RunLife.apply(running(), expired))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("COMPLETE does not lead to EXPIRED");
    }
}
