package dev.muster.testkit;

import dev.muster.run.AgentName;
import dev.muster.run.Breaker;
import dev.muster.run.Breakers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All breakers in one map, under one lock; reads never lag. */
public final class InMemoryBreakers implements Breakers {
    private final Map<AgentName, Breaker> breakers = new HashMap<>();

    @Override
    public synchronized List<Breaker> all() {
        return List.copyOf(breakers.values());
    }

    @Override
    public synchronized Breaker find(AgentName agent) {
        return breakers.getOrDefault(agent, Breaker.untouched(agent));
    }

    @Override
    public synchronized boolean replace(Breaker seen, Breaker next) {
        boolean asSeen = find(seen.agent()).version() == seen.version();
        if (asSeen) {
            breakers.put(next.agent(), next);
        }
        return asSeen;
    }
}
