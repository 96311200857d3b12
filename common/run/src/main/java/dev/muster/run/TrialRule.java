package dev.muster.run;

import dev.muster.pace.Backoff;
import dev.muster.run.Breaker.State;
import java.time.Duration;
import java.time.Instant;

/**
 * How an open breaker finds out whether its agent works again.
 *
 * @param trials how many runs are let through, and how many outcomes close it
 * @param mostFailed percent of the outcomes that may have failed all the same
 * @param waits before the first trials of an outage, and longer before those that follow failed ones
 * @param patience how long outcomes are waited for before more trials are let through: a worker may have died
 */
public record TrialRule(int trials, int mostFailed, Backoff waits, Duration patience) {
    private static final int WHOLE = 100;

    /** When trials may be let through, of a breaker that is not closed. */
    public Instant due(Breaker breaker) {
        return breaker.since()
                .plus(
                        breaker.state() == State.OPEN
                                ? waits.after(breaker.outage().rounds() + 1)
                                : patience);
    }

    boolean hasFailed(Breaker.Trials seen) {
        return seen.failed() * WHOLE > mostFailed * Math.max(trials, seen.succeeded() + seen.failed());
    }

    boolean hasPassed(Breaker.Trials seen) {
        return seen.succeeded() + seen.failed() >= trials && !hasFailed(seen);
    }
}
