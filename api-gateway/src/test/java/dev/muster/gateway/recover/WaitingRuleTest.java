package dev.muster.gateway.recover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.run.RecoveryStep;
import dev.muster.run.RecoveryStep.BecomeDue;
import dev.muster.run.RecoveryStep.Expire;
import dev.muster.run.RecoveryStep.MarkSent;
import dev.muster.run.RecoveryStep.PutAside;
import dev.muster.run.RecoveryStep.Resume;
import dev.muster.run.RecoveryStep.Sweep;
import dev.muster.run.RunState.Queued;
import dev.muster.run.Waiting;
import dev.muster.run.Waiting.Kind;
import dev.muster.testkit.Runs;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WaitingRuleTest {
    private static final Duration SENT_SWEEP = Duration.ofMinutes(15);
    private static final Instant NOW = Runs.NOW;
    private static final Instant LATER = NOW.plus(Duration.ofDays(2));

    private final WaitingRule rule = new WaitingRule(SENT_SWEEP);

    private static Waiting waiting(Kind kind, Instant wake, Duration interval, Instant expires) {
        return new Waiting(Runs.queued().dispatch(), kind, Runs.NOW, wake, interval, expires);
    }

    private Optional<RecoveryStep> decide(Waiting run, boolean sent) {
        return rule.decide(run, sent, NOW);
    }

    @Test
    void aRunWhoseMessageWeSentIsLetAloneForLong() {
        Instant wake = NOW.plusSeconds(10);
        assertThat(decide(waiting(Kind.QUEUED, wake, Queued.FIRST_LOOK, LATER), true))
                .contains(new MarkSent(wake, NOW.plus(SENT_SWEEP), SENT_SWEEP));
    }

    @Test
    void aSentRunIsLookedAtWhenItExpires() {
        Instant expires = NOW.plusSeconds(40);
        assertThat(decide(waiting(Kind.QUEUED, NOW, Queued.FIRST_LOOK, expires), true))
                .contains(new MarkSent(NOW, expires, SENT_SWEEP));
    }

    @Test
    void aRunThatIsLetAloneLongerThanThatAnywayIsNotMarked() {
        assertThat(decide(waiting(Kind.QUEUED, NOW.plusSeconds(5), SENT_SWEEP, LATER), true))
                .isEmpty();
    }

    @Test
    void aMessageThatSomebodyElseMayHaveSentIsNotSentAgainBeforeItsTime() {
        assertThat(decide(waiting(Kind.QUEUED, NOW.plusMillis(1), Queued.FIRST_LOOK, LATER), false))
                .isEmpty();
    }

    @Test
    void eachSweepWaitsTwiceAsLongForTheNext() {
        assertThat(decide(waiting(Kind.QUEUED, NOW, Queued.FIRST_LOOK, LATER), false))
                .contains(new Sweep(NOW, NOW.plusSeconds(60), Duration.ofSeconds(60)));
    }

    @Test
    void aSweepWaitsHalfADayAtMost() {
        Duration half = Duration.ofHours(12);
        assertThat(decide(waiting(Kind.QUEUED, NOW, Duration.ofHours(7), LATER), false))
                .contains(new Sweep(NOW, NOW.plus(half), half));
    }

    @Test
    void aSweepIsNeverLaterThanTheExpiry() {
        Instant expires = NOW.plusSeconds(7);
        assertThat(decide(waiting(Kind.QUEUED, NOW, Queued.FIRST_LOOK, expires), false))
                .contains(new Sweep(NOW, expires, Duration.ofSeconds(60)));
    }

    @Test
    void whateverItWaitsForARunExpires() {
        for (Kind kind : Kind.values()) {
            assertThat(decide(waiting(kind, NOW, Queued.FIRST_LOOK, NOW), true)).contains(new Expire(NOW));
        }
    }

    @Test
    void aScheduledRunBecomesDueAndKeepsItsExpiry() {
        assertThat(decide(waiting(Kind.SCHEDULED, NOW, Duration.ZERO, LATER), false))
                .contains(new BecomeDue(Queued.pending(NOW, LATER), NOW));
    }

    @Test
    void whereTheBreakerIsOpenWhateverWaitsIsPutAsideAndNothingSent() {
        assertThat(rule.putAside(waiting(Kind.SCHEDULED, NOW, Duration.ZERO, LATER), NOW))
                .isEqualTo(new BecomeDue(Queued.held(NOW, LATER), NOW));
        Instant wake = NOW.plusSeconds(10);
        assertThat(rule.putAside(waiting(Kind.QUEUED, wake, Queued.FIRST_LOOK, LATER), NOW))
                .isEqualTo(new PutAside(wake, NOW.plus(Queued.HELD_LOOK), Queued.HELD_LOOK));
    }

    @Test
    void eachLookAtARunThatIsHeldForItsBreakerWaitsTwiceAsLongForTheNext() {
        Duration twice = Queued.HELD_LOOK.multipliedBy(2);
        assertThat(rule.putAside(waiting(Kind.HELD, NOW, Queued.HELD_LOOK, LATER), NOW))
                .isEqualTo(new PutAside(NOW, NOW.plus(twice), twice));
        Duration half = Duration.ofHours(12);
        assertThat(rule.putAside(waiting(Kind.HELD, NOW, half, LATER), NOW))
                .isEqualTo(new PutAside(NOW, NOW.plus(half), half));
    }

    @Test
    void whatIsPutAsideIsLookedAtWhenItExpiresAndExpiresThen() {
        Instant expires = NOW.plusSeconds(7);
        assertThat(rule.putAside(waiting(Kind.HELD, NOW, Queued.HELD_LOOK, expires), NOW))
                .isEqualTo(new PutAside(NOW, expires, Queued.HELD_LOOK.multipliedBy(2)));
        for (Kind kind : Kind.values()) {
            assertThat(rule.putAside(waiting(kind, NOW, Queued.FIRST_LOOK, NOW), NOW))
                    .isEqualTo(new Expire(NOW));
        }
    }

    @Test
    void aHeldRunIsOfferedAgain() {
        assertThat(decide(waiting(Kind.HELD, NOW, Duration.ofMinutes(1), LATER), false))
                .contains(new Resume(Queued.pending(NOW, LATER), NOW));
    }
}
