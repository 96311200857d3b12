package dev.muster.run;

import dev.muster.run.Breaker.Outage;
import dev.muster.run.Breaker.State;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A change of a breaker that somebody proposes. Pure: {@link Breakers#apply} writes what it comes to, or nothing. */
public sealed interface BreakerMove {
    /** @return the breaker after it; empty where it does not apply, or no longer */
    Optional<Breaker> on(Breaker breaker);

    /** Of all who propose it one wins. A relapse is the outage that there was, which nobody is alerted of twice. */
    record Open(long epochSeen, Outage outage, Instant now) implements BreakerMove {
        @Override
        public Optional<Breaker> on(Breaker breaker) {
            boolean applies =
                    breaker.state() == State.CLOSED && breaker.forced() == null && breaker.epoch() == epochSeen;
            int rounds = breaker.relapses(now) ? breaker.outage().rounds() + 1 : 0;
            Outage next = new Outage(outage.reason(), outage.by(), rounds);
            return applies ? Optional.of(breaker.opened(next, now)) : Optional.empty();
        }

        /** Whether this very move has opened it, by a call that was not answered perhaps. */
        public boolean hasOpened(Breaker met) {
            return met.outage().by().equals(outage.by());
        }
    }

    /** Lets trials through: the first ones when the wait is over, more where those before do not report. */
    record LetTry(TrialRule rule, Instant now) implements BreakerMove {
        @Override
        public Optional<Breaker> on(Breaker breaker) {
            boolean applies = breaker.holds()
                    && breaker.forced() == null
                    && breaker.trials().left() == 0
                    && !rule.due(breaker).isAfter(now);
            return applies ? Optional.of(breaker.halfOpened(rule.trials(), now)) : Optional.empty();
        }
    }

    /** Before a trial is let through. */
    record TakeTrial(long epoch) implements BreakerMove {
        @Override
        public Optional<Breaker> on(Breaker breaker) {
            int left = breaker.trials().left();
            return isTriedOut(breaker, epoch) && left > 0
                    ? Optional.of(breaker.with(breaker.trials().letting(left - 1)))
                    : Optional.empty();
        }
    }

    /** How a trial came out. */
    record Report(long epoch, boolean success) implements BreakerMove {
        @Override
        public Optional<Breaker> on(Breaker breaker) {
            return isTriedOut(breaker, epoch)
                    ? Optional.of(breaker.with(breaker.trials().counting(success)))
                    : Optional.empty();
        }
    }

    /**
     * Closes it once the trials went well, or opens it anew as soon as they cannot any more. That is the same outage, and a
     * new epoch, in which late outcomes of these trials do not count.
     */
    record Judge(TrialRule rule, Instant now) implements BreakerMove {
        @Override
        public Optional<Breaker> on(Breaker breaker) {
            if (!isTriedOut(breaker, breaker.epoch())) {
                return Optional.empty();
            }
            if (rule.hasFailed(breaker.trials())) {
                Outage before = breaker.outage();
                return Optional.of(breaker.opened(new Outage(before.reason(), before.by(), before.rounds() + 1), now));
            }
            return rule.hasPassed(breaker.trials()) ? Optional.of(breaker.closed(now)) : Optional.empty();
        }
    }

    /**
     * What an operator wants. An open breaker that is left to itself again is tried out like any other.
     *
     * @param wanted OPEN or CLOSED, absent to leave it to itself
     */
    record Force(@Nullable State wanted, Outage outage, Instant now) implements BreakerMove {
        public Force {
            if (wanted == State.HALF_OPEN) {
                throw new IllegalArgumentException("a breaker forced to " + wanted + ": needs OPEN or CLOSED");
            }
        }

        @Override
        public Optional<Breaker> on(Breaker breaker) {
            boolean stays = wanted == null || wanted == breaker.state();
            Breaker next = stays ? breaker : wanted == State.OPEN ? breaker.opened(outage, now) : breaker.closed(now);
            return Optional.of(next.forced(wanted));
        }
    }

    private static boolean isTriedOut(Breaker breaker, long epoch) {
        return breaker.state() == State.HALF_OPEN && breaker.epoch() == epoch && breaker.forced() == null;
    }
}
