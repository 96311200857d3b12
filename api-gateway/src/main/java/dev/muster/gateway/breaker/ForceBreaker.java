package dev.muster.gateway.breaker;

import dev.muster.run.AgentName;
import dev.muster.run.Breaker;
import dev.muster.run.Breaker.Outage;
import dev.muster.run.Breaker.State;
import dev.muster.run.BreakerMove.Force;
import dev.muster.run.Breakers;
import dev.muster.run.Breakers.Outcome;
import dev.muster.run.Nonce;
import java.time.InstantSource;
import java.util.Optional;

/** Does with a breaker what an operator wants. Nobody is alerted of that. */
public record ForceBreaker(Breakers breakers, InstantSource clock) {
    /** @param wanted empty to leave it to itself */
    public Breaker force(AgentName agent, Optional<State> wanted, String operator) {
        Outage outage = new Outage("opened by an operator of " + operator, new Nonce("operator"), 0);
        return switch (breakers.apply(agent, new Force(wanted.orElse(null), outage, clock.instant()))) {
            case Outcome.Applied(Breaker now) -> now;
            case Outcome.Refused(Breaker met) -> met;
        };
    }
}
