package dev.muster.run;

import dev.muster.pace.TransientFault;
import java.util.List;
import java.util.Optional;

/** The breakers of all agents, which the fleet shares. Every call may throw {@link TransientFault}. */
public interface Breakers {
    int MOST_TRIES = 100;

    /** What a proposed move came to. */
    sealed interface Outcome {
        record Applied(Breaker breaker) implements Outcome {}

        /** @param met which the move does not apply to */
        record Refused(Breaker met) implements Outcome {}
    }

    /** Every breaker that has ever been opened or forced; lags by moments. One small read. */
    List<Breaker> all();

    /** Reads consistently; {@linkplain Breaker#untouched untouched} where nobody has opened or forced it. */
    Breaker find(AgentName agent);

    /**
     * One conditional write.
     *
     * @return false where it is no longer as it was seen
     */
    boolean replace(Breaker seen, Breaker next);

    /** Applies the move to the breaker as it is. Not answered, it may have been applied all the same. */
    default Outcome apply(AgentName agent, BreakerMove move) {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            Breaker seen = find(agent);
            Optional<Breaker> next = move.on(seen);
            if (next.isEmpty()) {
                return new Outcome.Refused(seen);
            }
            if (replace(seen, next.get())) {
                return new Outcome.Applied(next.get());
            }
        }
        throw new TransientFault("the breaker of " + agent + " changed " + MOST_TRIES + " times meanwhile");
    }
}
