package dev.muster.local.up;

import dev.muster.local.home.Home;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that describe a platform, of every command that may start one. */
public final class PlanOptions {
    @Option(names = "--workers", paramLabel = "N", defaultValue = "2", description = "workers (${DEFAULT-VALUE})")
    private int workers;

    @Option(
            names = "--slots",
            paramLabel = "N",
            defaultValue = "128",
            description = "runs that a worker executes at once (${DEFAULT-VALUE})")
    private int slots;

    @Option(names = "--agents", paramLabel = "FILE", description = "what agents there are (agents/agents.yaml)")
    private @Nullable Path agents;

    @Option(
            names = "--gateway-heap",
            paramLabel = "SIZE",
            defaultValue = "256m",
            description = "largest heap of the gateway (${DEFAULT-VALUE})")
    private String gatewayHeap = "";

    @Option(
            names = "--worker-heap",
            paramLabel = "SIZE",
            defaultValue = "256m",
            description = "largest heap of a worker (${DEFAULT-VALUE})")
    private String workerHeap = "";

    // Starting takes half the time without the second compiler, and a run is mostly waiting.
    @Option(
            names = "--jvm-options",
            paramLabel = "OPTIONS",
            defaultValue = "-XX:+UseSerialGC -XX:TieredStopAtLevel=1",
            description = "of gateway and workers (${DEFAULT-VALUE})")
    private String jvmOptions = "";

    public Plan plan(Home home, int port) {
        Path file = agents == null ? home.agents() : agents;
        Plan.Jvm jvm = new Plan.Jvm(gatewayHeap, workerHeap, List.of(jvmOptions.split(" +")));
        return new Plan(workers, slots, port, file, jvm);
    }
}
