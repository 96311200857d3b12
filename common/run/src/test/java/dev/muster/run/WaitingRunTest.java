package dev.muster.run;

import static dev.muster.run.Samples.LATER;
import static dev.muster.run.Samples.NOW;
import static dev.muster.run.Samples.TTL;
import static dev.muster.run.Samples.after;
import static dev.muster.run.Samples.again;
import static dev.muster.run.Samples.cancelling;
import static dev.muster.run.Samples.claim;
import static dev.muster.run.Samples.queued;
import static dev.muster.run.Samples.running;
import static dev.muster.run.Samples.scheduled;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.run.RecoveryStep.BecomeDue;
import dev.muster.run.RecoveryStep.Expire;
import dev.muster.run.RecoveryStep.MarkSent;
import dev.muster.run.RecoveryStep.Resume;
import dev.muster.run.RecoveryStep.Sweep;
import dev.muster.run.RunState.Queued;
import dev.muster.run.StepResult.Refused;
import dev.muster.run.WorkerStep.Hold;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WaitingRunTest {
    private static final Duration INTERVAL = Duration.ofMinutes(15);

    private static void assertRefused(Run run, RunStep step) {
        assertThat(RunLife.apply(run, step)).as("%s", step).isEqualTo(new Refused(run));
    }

    @Test
    void aLookThatIsOutdatedMovesNothing() {
        Instant wake = ((Queued) queued().state()).wake();
        Run swept = after(queued(), new Sweep(wake, LATER, INTERVAL));
        assertRefused(swept, new Sweep(wake, LATER, INTERVAL));
        assertRefused(swept, new MarkSent(wake, LATER, INTERVAL));
        assertThat(after(swept, new MarkSent(LATER, LATER, INTERVAL)).state())
                .isEqualTo(new Queued(Enqueue.SENT, LATER, INTERVAL, NOW.plus(TTL)));
    }

    @Test
    void aHeldRunIsNeitherSweptNorMarkedSentButResumed() {
        Run held = after(queued(), new Hold(LATER, INTERVAL));
        assertRefused(held, new Sweep(LATER, LATER, INTERVAL));
        assertRefused(held, new MarkSent(LATER, LATER, INTERVAL));
        assertThat(after(held, new Resume(Queued.pending(LATER, LATER), LATER)).state())
                .isEqualTo(new Queued(Enqueue.PENDING, LATER, Queued.FIRST_LOOK, NOW.plus(TTL)));
    }

    @Test
    void onlyAHeldRunIsResumed() {
        assertRefused(queued(), new Resume(again(), LATER));
    }

    @Test
    void aRunIsDueAtItsTimeAndNotBefore() {
        assertRefused(scheduled(), new BecomeDue(again(), LATER.minusNanos(1)));
        Run due = after(scheduled(), new BecomeDue(again(), LATER));
        assertThat(due.state()).isEqualTo(again());
        assertThat(due.history().queued()).isEqualTo(LATER);
    }

    @Test
    void aRunExpiresAtItsTimeAndNotBefore() {
        assertRefused(queued(), new Expire(NOW.plus(TTL).minusNanos(1)));
        assertThat(after(queued(), new Expire(NOW.plus(TTL))).state().name()).isEqualTo(StateName.EXPIRED);
        assertRefused(scheduled(), new Expire(LATER.plus(TTL).minusNanos(1)));
        assertThat(after(scheduled(), new Expire(LATER.plus(TTL))).isTerminal()).isTrue();
        assertRefused(running(), new Expire(LATER.plus(TTL)));
    }

    @Test
    void aCancelOfWhatWaitsEndsItAndOfWhatIsExecutedAsksForIt() {
        assertThat(after(queued(), new ClientStep.Cancel(NOW)).status()).isEqualTo(RunStatus.CANCELLED);
        assertThat(after(scheduled(), new ClientStep.Cancel(NOW)).status()).isEqualTo(RunStatus.CANCELLED);
        assertRefused(running(), new ClientStep.Cancel(NOW));
        assertRefused(queued(), new ClientStep.RequestCancel());
        assertThat(cancelling().status()).isEqualTo(RunStatus.CANCELLING);
        assertThat(claim(cancelling())).isEqualTo(claim(running()));
    }

    @Test
    void aRunThatIsExecutedIsNotHeld() {
        assertRefused(running(), new Hold(LATER, INTERVAL));
    }
}
