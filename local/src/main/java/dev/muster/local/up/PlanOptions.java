package dev.muster.local.up;

import dev.muster.local.home.Home;
import dev.muster.local.home.Refusal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that describe a platform, of every command that may start one. */
public final class PlanOptions {
    private static final int PINNED_WORKERS = 2;
    private static final int PINNED_SLOTS = 128;
    private static final int SCALED_SLOTS = 16;

    @Option(names = "--workers", paramLabel = "N", description = "so many, whatever there is to do (demo: 2)")
    private @Nullable Integer workers;

    @Option(
            names = "--slots",
            paramLabel = "N",
            description = "runs that a worker executes at once (128; 16 where workers come and go)")
    private @Nullable Integer slots;

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

    /** So many workers on a free port, and nobody to scale them. */
    public Plan fixed(Home home) {
        int number = workers == null ? PINNED_WORKERS : workers;
        return plan(home, Workforce.pinned(number), 0, OptionalInt.empty());
    }

    /** @param pools their sizes, where the number of workers is not given */
    Plan scaled(Home home, Map<String, String> pools, int port, int scalerPort) {
        if (workers != null && !pools.isEmpty()) {
            throw new Refusal("--workers " + workers + " leaves nothing to --pools: give one of them");
        }
        Workforce workforce = workers == null ? Workforce.of(pools) : Workforce.pinned(workers);
        return plan(home, workforce, port, OptionalInt.of(scalerPort));
    }

    private Plan plan(Home home, Workforce workforce, int port, OptionalInt scalerPort) {
        int usualSlots = workforce.pinned() ? PINNED_SLOTS : SCALED_SLOTS;
        Path file = agents == null ? home.agents() : agents;
        Plan.Jvm jvm = new Plan.Jvm(gatewayHeap, workerHeap, List.of(jvmOptions.split(" +")));
        return new Plan(workforce, slots == null ? usualSlots : slots, port, scalerPort, file, jvm);
    }
}
