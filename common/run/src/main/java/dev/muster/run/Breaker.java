package dev.muster.run;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Whether the fleet executes the runs of an agent.
 *
 * @param version one higher with every write
 * @param epoch one higher with every opening, so that nobody acts on an earlier one
 * @param since when it came into this state, or, half open, last let trials through; whole milliseconds
 * @param forced what an operator wants it to be; absent where failures and trials decide
 */
public record Breaker(
        AgentName agent,
        long version,
        State state,
        long epoch,
        Instant since,
        @Nullable State forced,
        Outage outage,
        Trials trials) {
    /** Within this time of a change those who look at breakers every {@link #SLOWEST_LOOK} have seen it. */
    public static final Duration SETTLED = Duration.ofSeconds(3);

    public static final Duration SLOWEST_LOOK = Duration.ofSeconds(2);

    /** What opens again so soon after its closing was closed by luck: of an agent that fails now and then few trials may pass. */
    static final Duration RELAPSE = Duration.ofMinutes(5);

    public enum State {
        /** Runs are executed. */
        CLOSED,
        /** Runs are held. */
        OPEN,
        /** Runs are held, but for a few that show whether the agent works again. */
        HALF_OPEN
    }

    /**
     * What keeps it from being closed, or did so last. Operators are alerted of each once.
     *
     * @param by marks the call that opened the breaker
     * @param rounds how often it has opened again since, after trials that failed or had passed by luck
     */
    public record Outage(String reason, Nonce by, int rounds) {
        static final Outage NONE = new Outage("never opened", new Nonce("nobody"), 0);

        public boolean isNew() {
            return rounds == 0;
        }
    }

    /**
     * What came of the trials of this epoch.
     *
     * @param left how many more may be let through
     */
    public record Trials(int left, int succeeded, int failed) {
        static final Trials NONE = new Trials(0, 0, 0);

        Trials letting(int trials) {
            return new Trials(trials, succeeded, failed);
        }

        Trials counting(boolean success) {
            return success ? new Trials(left, succeeded + 1, failed) : new Trials(left, succeeded, failed + 1);
        }
    }

    public Breaker {
        since = since.truncatedTo(ChronoUnit.MILLIS);
    }

    /** That of an agent which has never failed much. */
    public static Breaker untouched(AgentName agent) {
        return new Breaker(agent, 0, State.CLOSED, 0, Instant.EPOCH, null, Outage.NONE, Trials.NONE);
    }

    /** Whether runs of the agent are held, all or but for trials. */
    public boolean holds() {
        return state != State.CLOSED;
    }

    /** Whether everybody acts on this state by now. */
    public boolean isSettled(Instant now) {
        return !since.plus(SETTLED).isAfter(now);
    }

    boolean relapses(Instant now) {
        return epoch > 0 && since.plus(RELAPSE).isAfter(now);
    }

    Breaker opened(Outage why, Instant now) {
        return new Breaker(agent, version + 1, State.OPEN, epoch + 1, now, forced, why, Trials.NONE);
    }

    Breaker halfOpened(int letThrough, Instant now) {
        return new Breaker(agent, version + 1, State.HALF_OPEN, epoch, now, forced, outage, trials.letting(letThrough));
    }

    Breaker closed(Instant now) {
        return new Breaker(agent, version + 1, State.CLOSED, epoch, now, forced, outage, Trials.NONE);
    }

    Breaker with(Trials next) {
        return new Breaker(agent, version + 1, state, epoch, since, forced, outage, next);
    }

    Breaker forced(@Nullable State wanted) {
        return new Breaker(agent, version + 1, state, epoch, since, wanted, outage, trials);
    }
}
