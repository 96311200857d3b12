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
import dev.muster.worker.agent.OutputTooLarge;
import dev.muster.worker.agent.StopSignal;
import dev.muster.worker.agent.Transcript;
import dev.muster.worker.agent.process.isolate.Isolation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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
    private final Gates gates;
    private final ExecutorService readers = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("agent-pipe-", 0).factory());

    /** @throws IllegalStateException where this machine lacks {@code setsid}, {@code sh} or {@code awk} */
    public ProcessRuntime(Programs programs, Isolation isolation, ProcessLimits limits) throws IOException {
        this.programs = programs;
        this.limits = limits;
        this.isolation = isolation;
        this.warden = new Warden(programs, isolation);
        this.gates = new Gates(new Launcher(programs), isolation, warden);
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
        try {
            Gate gate = gates.take();
            try {
                return run(gate, executable.get(), call, new Transcript(events), stop);
            } finally {
                gates.leave(gate);
            }
        } catch (IOException refused) {
            throw new TransientFault("cannot start an agent on this machine", refused);
        }
    }

    private AgentResult run(Gate gate, List<String> command, AgentCall call, Transcript said, StopSignal stop)
            throws IOException, InterruptedException {
        try (Scratch folder = Scratch.create(isolation.scratch(), call);
                AgentProcess agent = behind(gate, call.spec(), folder)) {
            disk.add(agent);
            agent.begin(readers, call.output(), Launcher.script(command, call.spec(), gate.cell(), folder));
            stop.onRaise(agent::stop);
            return listen(agent, said, stop);
        }
    }

    private AgentProcess behind(Gate gate, AgentSpec spec, Scratch folder) throws IOException {
        gate.assign(spec, folder.work(), folder.input());
        return AgentProcess.of(gate.shell(), new AgentProcess.Place(folder.work(), spec, gate.cell()), limits);
    }

    private static AgentResult listen(AgentProcess agent, Transcript said, StopSignal stop)
            throws InterruptedException {
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
        gates.close();
        readers.shutdown();
        warden.close();
    }
}
