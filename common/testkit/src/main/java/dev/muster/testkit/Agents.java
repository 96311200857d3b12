package dev.muster.testkit;

import dev.muster.run.AgentLimits;
import dev.muster.run.AgentSpec;
import dev.muster.run.AgentSpec.Kind;
import dev.muster.run.MemorySize;
import dev.muster.run.reach.Allowance;
import dev.muster.run.reach.HttpUrl;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Entries of agents.yaml. */
public final class Agents {
    private static final Duration TIMEOUT = Duration.ofMinutes(1);
    private static final MemorySize MEMORY = MemorySize.of("64MB");

    private static final Allowance HERE = Allowance.of("127.0.0.1");

    private Agents() {}

    public static AgentSpec process(String... command) {
        return new AgentSpec(
                Kind.PROCESS,
                List.of(command),
                null,
                null,
                Map.of(),
                TIMEOUT,
                Runs.RETRY,
                MEMORY,
                AgentLimits.USUAL,
                1,
                true,
                null);
    }

    /** On this machine. */
    public static AgentSpec http(URI url) {
        return http(url, HERE);
    }

    public static AgentSpec http(URI url, Allowance... allowed) {
        return new AgentSpec(
                Kind.HTTP,
                null,
                new HttpUrl(url),
                List.of(allowed),
                null,
                TIMEOUT,
                Runs.RETRY,
                MEMORY,
                AgentLimits.USUAL,
                1,
                true,
                null);
    }

    /** The same agent, for which an interrupted run must not be executed again. */
    public static AgentSpec notResumable(AgentSpec agent) {
        return with(agent, agent.memory(), agent.limits(), false);
    }

    /** The same agent, which may use no more than that. */
    public static AgentSpec limited(AgentSpec agent, MemorySize memory, AgentLimits limits) {
        return with(agent, memory, limits, agent.resumable());
    }

    private static AgentSpec with(AgentSpec agent, MemorySize memory, AgentLimits limits, boolean resumable) {
        return new AgentSpec(
                agent.kind(),
                agent.command(),
                agent.url(),
                agent.allow(),
                agent.environment(),
                agent.timeout(),
                agent.retry(),
                memory,
                limits,
                agent.slots(),
                resumable,
                agent.about());
    }
}
