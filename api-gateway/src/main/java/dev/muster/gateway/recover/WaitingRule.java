package dev.muster.gateway.recover;

import static dev.muster.run.RunState.earlier;

import dev.muster.run.RecoveryStep;
import dev.muster.run.RunState.Queued;
import dev.muster.run.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What recovery does about a run that waits. It cannot know whether a message exists.
 *
 * @param sentSweep how long a run whose message was sent is let alone
 */
record WaitingRule(Duration sentSweep) {
    private static final Duration LONGEST_SWEEP = Duration.ofHours(12);

    /** @param sent whether this gateway has sent the message of this very wait */
    Optional<RecoveryStep> decide(Waiting run, boolean sent, Instant now) {
        if (!run.expires().isAfter(now)) {
            return Optional.of(new RecoveryStep.Expire(now));
        }
        return switch (run.kind()) {
            case SCHEDULED -> Optional.of(new RecoveryStep.BecomeDue(Queued.pending(now, run.expires()), now));
            case HELD -> Optional.of(new RecoveryStep.Resume(Queued.pending(now, run.expires()), now));
            case QUEUED -> queued(run, sent, now);
        };
    }

    /**
     * What it does where the breaker of the run's agent is open: nothing is sent. A run that is held already is looked at
     * ever more rarely, since its closing brings it back.
     */
    RecoveryStep putAside(Waiting run, Instant now) {
        if (!run.expires().isAfter(now)) {
            return new RecoveryStep.Expire(now);
        }
        return switch (run.kind()) {
            case SCHEDULED -> new RecoveryStep.BecomeDue(Queued.held(now, run.expires()), now);
            case QUEUED -> aside(run, now, Queued.HELD_LOOK);
            case HELD -> aside(run, now, doubled(run));
        };
    }

    private static RecoveryStep aside(Waiting run, Instant now, Duration look) {
        return new RecoveryStep.PutAside(run.wake(), earlier(now.plus(look), run.expires()), look);
    }

    private static Duration doubled(Waiting run) {
        Duration doubled = run.interval().multipliedBy(2);
        return doubled.compareTo(LONGEST_SWEEP) < 0 ? doubled : LONGEST_SWEEP;
    }

    private Optional<RecoveryStep> queued(Waiting run, boolean sent, Instant now) {
        if (sent && run.interval().compareTo(sentSweep) < 0) {
            return Optional.of(
                    new RecoveryStep.MarkSent(run.wake(), earlier(now.plus(sentSweep), run.expires()), sentSweep));
        }
        if (run.wake().isAfter(now)) {
            return Optional.empty();
        }
        Duration next = doubled(run);
        return Optional.of(new RecoveryStep.Sweep(run.wake(), earlier(now.plus(next), run.expires()), next));
    }
}
