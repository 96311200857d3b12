package dev.muster.worker.agent.process;

import dev.muster.run.AgentSpec;
import dev.muster.testkit.Agents;
import dev.muster.worker.agent.AgentCall;
import dev.muster.worker.agent.AgentEvent;
import dev.muster.worker.agent.AgentEvent.Log;
import dev.muster.worker.agent.AgentResult;
import dev.muster.worker.agent.Calls;
import dev.muster.worker.agent.StopReason;
import dev.muster.worker.agent.StopSignal;
import dev.muster.worker.agent.process.isolate.Isolation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A runtime on a folder of its own, and agents written on the spot. */
final class Workshop implements AutoCloseable {
    static final String RESULT = "echo '{\"type\":\"result\",\"value\":1}'; ";
    static final String CHECKPOINT = "echo '{\"type\":\"checkpoint\",\"value\":2}'; ";

    /** Says its number, and waits. */
    static final String WAIT = "echo $$; sleep 300 & wait $!; ";

    final BlockingQueue<AgentEvent> heard = new LinkedBlockingQueue<>();
    final StopSignal stop = new StopSignal();
    final Path scratch;
    final ProcessRuntime runtime;

    Workshop(Path folder) throws IOException {
        this(folder, Duration.ofMinutes(5));
    }

    Workshop(Path folder, Duration grace) throws IOException {
        this(folder, grace, Isolation.none(folder.resolve("scratch")));
    }

    /** @param isolation whose scratch is below the folder's {@code scratch} */
    Workshop(Path folder, Duration grace, Isolation isolation) throws IOException {
        scratch = folder.resolve("scratch");
        ProcessLimits limits = new ProcessLimits(grace, Duration.ofSeconds(1));
        runtime = new ProcessRuntime(programs(folder), isolation, limits);
    }

    static Programs programs(Path folder) {
        return new Programs(folder, List.of(Path.of("/usr/bin"), Path.of("/bin")));
    }

    static AgentCall agent(String script) {
        return call(Agents.process("sh", "-c", script));
    }

    AgentResult shell(String script) throws InterruptedException {
        return run(agent(script));
    }

    AgentResult run(AgentCall call) throws InterruptedException {
        return run(call, heard::add);
    }

    AgentResult run(AgentCall call, Consumer<AgentEvent> events) throws InterruptedException {
        return runtime.run(call, events, stop);
    }

    static AgentCall call(AgentSpec spec) {
        return call(spec, "{\"n\":1}");
    }

    static AgentCall call(AgentSpec spec, String input) {
        return Calls.of(spec, input);
    }

    /** Raises it at the first word. */
    Consumer<AgentEvent> raising(StopReason reason) {
        return event -> {
            heard.add(event);
            stop.raise(reason);
        };
    }

    /** Who said its number. */
    long leader() {
        return pid("");
    }

    /** Who said that it had left its group. */
    long away() {
        return pid("away ");
    }

    private long pid(String prefix) {
        return heard.stream()
                .filter(event -> event instanceof Log(String line) && line.matches(prefix + "\\d+"))
                .mapToLong(event -> Long.parseLong(((Log) event).line().substring(prefix.length())))
                .findFirst()
                .orElse(Long.MAX_VALUE);
    }

    /** What attempts have left on disk: the runtime's own folder, and what is below it. */
    List<Path> leftovers() throws IOException {
        try (Stream<Path> all = Files.walk(scratch, 2)) {
            return all.skip(2).toList();
        }
    }

    @Override
    public void close() {
        runtime.close();
    }
}
