package dev.muster.worker.bench;

import dev.muster.pace.Stopwatch;
import dev.muster.run.AgentLimits;
import dev.muster.run.AgentName;
import dev.muster.run.AgentSpec;
import dev.muster.run.FilePayloadStore;
import dev.muster.run.MemorySize;
import dev.muster.run.Payload;
import dev.muster.run.PayloadStore;
import dev.muster.run.RetryPolicy;
import dev.muster.run.RunId;
import dev.muster.run.Trace;
import dev.muster.worker.agent.AgentCall;
import dev.muster.worker.agent.AgentResult;
import dev.muster.worker.agent.OutputBudget;
import dev.muster.worker.agent.OutputLimits;
import dev.muster.worker.agent.StopSignal;
import dev.muster.worker.agent.process.ProcessLimits;
import dev.muster.worker.agent.process.ProcessRuntime;
import dev.muster.worker.agent.process.Programs;
import dev.muster.worker.agent.process.isolate.Isolation;
import dev.muster.worker.agent.process.isolate.UserRange;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Semaphore;

/**
 * Starts a trivial agent and waits for its end, again and again: as a run with all its isolation, and as a bare process,
 * in turn. Prints the isolation that is in force, and for each pair the processes per second of both.
 */
public final class SpawnBench {
    private static final List<String> COMMAND = List.of("/bin/echo", "{\"type\":\"result\",\"value\":1}");
    private static final Duration GRACE = Duration.ofSeconds(1);
    private static final MemorySize MEMORY = MemorySize.of("64MB");
    private static final UserRange USERS = new UserRange(200_000, 100_000, Path.of("/run/muster/users"));
    private static final AgentSpec SPEC = new AgentSpec(
            AgentSpec.Kind.PROCESS,
            COMMAND,
            null,
            null,
            null,
            Duration.ofMinutes(1),
            new RetryPolicy(1, GRACE, 1, GRACE),
            MEMORY,
            AgentLimits.USUAL,
            1,
            true,
            null);

    @FunctionalInterface
    private interface Spawn {
        void one() throws IOException, InterruptedException;
    }

    private final ProcessRuntime runtime;
    private final PayloadStore payloads;
    private final Random random = new Random();
    private final OutputBudget.Source output = new OutputBudget.Source(
            new OutputLimits(1 << 20, 1 << 16, 1 << 18, 1 << 20), new Semaphore(1), Stopwatch.REAL);

    private SpawnBench(ProcessRuntime runtime, PayloadStore payloads) {
        this.runtime = runtime;
        this.payloads = payloads;
    }

    /**
     * Measures a pair for each byte of its input.
     *
     * @param arguments a folder, and how many processes there are in each half of a pair
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Path.of(arguments[0]);
        Programs programs = new Programs(folder, List.of(Path.of("/usr/bin"), Path.of("/bin")));
        Isolation isolation = Isolation.choose(new Isolation.Wish(folder, false, USERS), programs.userSwitch());
        System.out.println(isolation.inForce());
        try (ProcessRuntime runtime = new ProcessRuntime(programs, isolation, new ProcessLimits(GRACE, GRACE))) {
            SpawnBench bench = new SpawnBench(runtime, new FilePayloadStore(folder));
            int each = Integer.parseInt(arguments[1]);
            while (System.in.read() >= 0) {
                double run = rate(each, bench::run);
                System.out.printf(Locale.ROOT, "%.1f %.1f%n", run, rate(each, SpawnBench::bare));
            }
        }
    }

    private static double rate(int spawns, Spawn spawn) throws IOException, InterruptedException {
        Duration begin = Stopwatch.REAL.elapsed();
        for (int i = 0; i < spawns; i++) {
            spawn.one();
        }
        return spawns / (Stopwatch.REAL.elapsed().minus(begin).toNanos() / 1e9);
    }

    private void run() throws InterruptedException {
        var documents = new AgentCall.Documents(new Payload.Inline("{}"), null, payloads);
        AgentName agent = new AgentName("trivial");
        AgentCall call =
                new AgentCall(RunId.random(random), agent, 1, 1, Trace.random(random), SPEC, documents, output.open());
        if (!(runtime.run(call, event -> {}, new StopSignal()) instanceof AgentResult.Produced)) {
            throw new IllegalStateException("the trivial agent failed");
        }
    }

    private static void bare() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(COMMAND).start();
        process.getInputStream().readAllBytes();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("the bare process failed");
        }
    }
}
