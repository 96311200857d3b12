package dev.muster.worker.agent.process;

import dev.muster.pace.Loop;
import dev.muster.pace.TransientFault;
import dev.muster.run.AgentSpec;
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
import dev.muster.worker.agent.process.isolate.Cell;
import dev.muster.worker.agent.process.isolate.Isolation;
import java.io.IOException;
import java.util.ArrayList;
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
    private final Isolation isolation;
    private final DiskWatch disk = new DiskWatch();
    private final List<Loop> loops = new ArrayList<>();
    private final Warden warden;
    private final Launcher launcher;
    private final ExecutorService readers = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("agent-pipe-", 0).factory());

    /** @throws IllegalStateException where this machine lacks {@code setsid}, {@code sh} or {@code awk} */
    public ProcessRuntime(Programs programs, Isolation isolation, ProcessLimits limits) throws IOException {
        this.programs = programs;
        this.limits = limits;
        this.isolation = isolation;
        this.launcher = new Launcher(programs);
        this.warden = new Warden(programs, isolation);
        loops.add(Loop.start("agent-disk", disk));
        if (isolation.isLoose()) {
            loops.add(Loop.start("agent-strays", new Strays(isolation.scratch())));
        }
    }

    @Override
    public AgentResult run(AgentCall call, Consumer<AgentEvent> events, StopSignal stop) throws InterruptedException {
        List<String> command = Objects.requireNonNull(call.spec().command(), "command");
        Optional<List<String>> executable = programs.resolve(command);
        if (executable.isEmpty()) {
            return AgentFault.AGENT_NOT_STARTED.last("no executable '" + command.getFirst() + "' on this worker");
        }
        try (Cell cell = isolation.open(Scratch.name(call), call.spec());
                Scratch folder = Scratch.create(isolation.scratch(), call);
                AgentProcess agent = start(executable.get(), call.spec(), cell, folder)) {
            disk.add(agent);
            return listen(agent, call.output(), new Transcript(events), stop);
        } catch (IOException refused) {
            throw new TransientFault("cannot start an agent on this machine", refused);
        }
    }

    private AgentProcess start(List<String> command, AgentSpec spec, Cell cell, Scratch folder) throws IOException {
        cell.own(folder.work(), folder.input());
        Process shell =
                launcher.start(cell.command(command), Objects.requireNonNullElse(spec.environment(), Map.of()), folder);
        try {
            cell.admit(shell.pid());
            Warden.Watch watch = warden.watch(shell, cell.user());
            var place = new AgentProcess.Place(folder.work(), spec, cell);
            return AgentProcess.of(shell, place, limits, () -> warden.forget(watch));
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
        AgentProcess.Ended ended = agent.exit();
        boolean told = stop.reason().isPresent();
        return new Exit(ended.code(), said, agent.stderr(), told, ended.overrun()).result();
    }

    @Override
    public void close() {
        loops.forEach(Loop::close);
        launcher.close();
        readers.shutdown();
        warden.close();
    }
}
