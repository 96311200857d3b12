package dev.muster.gateway.breaker;

import dev.muster.pace.Step;
import dev.muster.run.AgentName;
import dev.muster.run.Breaker;
import dev.muster.run.Breakers;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The breakers as they were a moment ago. Who acts on an outdated one sends what a worker holds, or holds what comes back. */
public final class BreakerWatch implements Step {
    private final Breakers breakers;
    private final Duration refresh;
    private volatile Map<AgentName, Breaker> seen = Map.of();

    public BreakerWatch(Breakers breakers, Duration refresh) {
        this.breakers = breakers;
        this.refresh = refresh;
    }

    @Override
    public Duration run() {
        seen = breakers.all().stream().collect(Collectors.toUnmodifiableMap(Breaker::agent, Function.identity()));
        return refresh;
    }

    /** Of agents whose runs are held, all or but for trials: nothing else is sent for them. */
    public Optional<Breaker> holding(AgentName agent) {
        return Optional.ofNullable(seen.get(agent)).filter(Breaker::holds);
    }

    public boolean holds(AgentName agent) {
        return holding(agent).isPresent();
    }

    /** How many agents have their runs held. */
    public long holding() {
        return seen.values().stream().filter(Breaker::holds).count();
    }

    public Collection<Breaker> all() {
        return seen.values();
    }
}
