package dev.muster.worker.agent.process;

import dev.muster.pace.TransientFault;
import dev.muster.worker.agent.AgentCall;
import dev.muster.worker.agent.AgentEvent;
import dev.muster.worker.agent.AgentFault;
import dev.muster.worker.agent.AgentLine;
import dev.muster.worker.agent.AgentResult;
import dev.muster.worker.agent.AgentRuntime;
import dev.muster.worker.agent.OutputBudget;
import dev.muster.worker.agent.OutputTooLarge;
import dev.muster.worker.agent.StopSignal;
import dev.muster.worker.agent.Transcript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Executes agents that are executables of this machine. */
public final class ProcessRuntime implements AgentRuntime, AutoCloseable {
    private final Programs programs;
    private final ProcessLimits limits;
    private final Path scratch;
    private final Warden warden;
    private final Launcher launcher;
    private final ExecutorService readers = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("agent-pipe-", 0).factory());

    /**
     * @param scratch in which it makes a folder of its own
     * @throws IllegalStateException where this machine lacks {@code setsid}, {@code sh} or {@code awk}
     */
    public ProcessRuntime(Programs programs, Path scratch, ProcessLimits limits) throws IOException {
        this.programs = programs;
        this.limits = limits;
        this.launcher = new Launcher(programs);
        this.scratch =
                Files.createTempDirectory(Files.createDirectories(scratch).toAbsolutePath(), "muster-");
        this.warden = new Warden(programs, this.scratch);
    }

    @Override
    public AgentResult run(AgentCall call, Consumer<AgentEvent> events, StopSignal stop) throws InterruptedException {
        List<String> command = Objects.requireNonNull(call.spec().command(), "command");
        Optional<List<String>> executable = programs.resolve(command);
        if (executable.isEmpty()) {
            return AgentFault.AGENT_NOT_STARTED.last("no executable '" + command.getFirst() + "' on this worker");
        }
        try (Scratch folder = Scratch.create(scratch, call);
                AgentProcess agent = start(executable.get(), call, folder)) {
            return listen(agent, call.output(), new Transcript(events), stop);
        } catch (IOException refused) {
            throw new TransientFault("cannot start an agent on this machine", refused);
        }
    }

    private AgentProcess start(List<String> command, AgentCall call, Scratch folder) throws IOException {
        Process shell =
                launcher.start(command, Objects.requireNonNullElse(call.spec().environment(), Map.of()), folder);
        try {
            Warden.Watch watch = warden.watch(shell);
            return AgentProcess.of(shell, folder.work(), limits, () -> warden.forget(watch));
        } catch (IOException unwatched) {
            shell.destroyForcibly();
            throw unwatched;
        }
    }

    private AgentResult listen(AgentProcess agent, OutputBudget output, Transcript said, StopSignal stop)
            throws InterruptedException {
        agent.begin(readers, output);
        stop.onRaise(agent::stop);
        try {
            for (AgentLine line = agent.next(); line != null; line = agent.next()) {
                said.hear(line);
            }
        } catch (OutputTooLarge tooMuch) {
            return tooMuch.broke();
        }
        return new Exit(agent.exit(), said, agent.stderr(), stop.reason().isPresent()).result();
    }

    @Override
    public void close() {
        launcher.close();
        readers.shutdown();
        warden.close();
    }
}
