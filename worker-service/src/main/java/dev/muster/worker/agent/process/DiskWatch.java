package dev.muster.worker.agent.process;

import dev.muster.pace.Step;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Measures the working folders of all agents that live, and ends those that have outgrown theirs; a single file never
 * gets so far, which the kernel sees to.
 */
final class DiskWatch implements Step {
    private static final Duration TURN = Duration.ofSeconds(1);

    private final Set<AgentProcess> agents = ConcurrentHashMap.newKeySet();

    void add(AgentProcess agent) {
        agents.add(agent);
    }

    @Override
    public Duration run() {
        agents.removeIf(AgentProcess::hasEnded);
        agents.forEach(AgentProcess::measure);
        return TURN;
    }
}
