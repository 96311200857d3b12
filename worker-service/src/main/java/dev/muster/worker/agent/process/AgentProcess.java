package dev.muster.worker.agent.process;

import dev.muster.run.AgentSpec;
import dev.muster.worker.agent.AgentEvent.Log;
import dev.muster.worker.agent.AgentLine;
import dev.muster.worker.agent.LineReader;
import dev.muster.worker.agent.OutputBudget;
import dev.muster.worker.agent.OutputLimits;
import dev.muster.worker.agent.OutputTooLarge;
import dev.muster.worker.agent.StopReason;
import dev.muster.worker.agent.process.isolate.Cell;
import dev.muster.worker.agent.process.isolate.Excess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** One agent from its start to the end of all that it has started. */
final class AgentProcess implements AutoCloseable {
    /**
     * @param work the folder that it was started in
     * @param cell what it is kept in
     */
    record Place(Path work, AgentSpec agent, Cell cell) {}

    /** How it ended. */
    record Ended(int code, Optional<Overrun> overrun) {}

    private final Process process;
    private final ProcessGroup group;
    private final Place place;
    private final Duration grace;
    private final Lines lines;
    private final Tail stderr = new Tail();
    private final CompletableFuture<Ended> exit = new CompletableFuture<>();
    private volatile boolean diskFull;

    private AgentProcess(Process process, Place place, ProcessLimits limits) {
        this.process = process;
        this.place = place;
        this.group = new ProcessGroup(process);
        this.grace = limits.grace();
        this.lines = new Lines(2, limits.drain());
    }

    static AgentProcess of(Process process, Place place, ProcessLimits limits) {
        AgentProcess agent = new AgentProcess(process, place, limits);
        Thread.ofVirtual().name("agent-" + process.pid()).start(agent::bury);
        return agent;
    }

    /** An agent that ends leaves no child behind, however it ended. */
    private void bury() {
        try {
            int code = process.waitFor();
            Ended ended = new Ended(code, code == 0 ? Optional.empty() : overrun());
            group.kill();
            place.cell.kill();
            lines.exited();
            exit.complete(ended);
        } catch (InterruptedException | RuntimeException bug) {
            exit.completeExceptionally(bug);
        }
    }

    /** Before what is left is killed, which may count as refused as well. */
    private Optional<Overrun> overrun() {
        boolean full = diskFull || diskIsFull();
        Optional<Excess> excess = full ? Optional.of(Excess.DISK) : place.cell.excess();
        return excess.map(much -> Overrun.of(much, place.agent));
    }

    private boolean diskIsFull() {
        return DiskUse.exhausts(place.work, place.agent.limits().disk().bytes());
    }

    boolean hasEnded() {
        return exit.isDone();
    }

    /** Ends it where its folder holds too much. */
    void measure() {
        if (diskIsFull()) {
            diskFull = true;
            kill();
        }
    }

    /** Listens first, and then lets it go. */
    void begin(Executor readers, OutputBudget budget, String script) {
        OutputLimits limits = budget.limits();
        LineReader out = new LineReader(process.getInputStream(), budget, limits.result());
        LineReader err = new LineReader(process.getErrorStream(), budget, limits.line());
        readers.execute(new Pipe(out, line -> said(line, limits), lines::end));
        readers.execute(new Pipe(err, this::log, lines::end));
        Launcher.open(process, script);
    }

    private boolean said(String line, OutputLimits limits) {
        return lines.add(() -> AgentLine.of(line, limits));
    }

    private boolean log(String line) {
        stderr.add(line);
        return lines.add(() -> new AgentLine.Said(new Log(line)));
    }

    /** @return null after the last one */
    @Nullable
    AgentLine next() throws InterruptedException, OutputTooLarge {
        Lines.Heard line = lines.next();
        return line == null ? null : line.understood();
    }

    /** Waits for the end. */
    Ended exit() throws InterruptedException {
        try {
            return exit.get();
        } catch (ExecutionException bug) {
            throw new IllegalStateException(bug.getCause());
        }
    }

    String stderr() {
        return stderr.text();
    }

    /**
     * SIGTERM goes to the agent alone: what it has started is its own to end. SIGKILL goes to all of them. Both go through
     * the handle, since {@link Process#destroy} closes the pipes, and a last checkpoint comes after the signal.
     */
    void stop(StopReason reason) {
        Thread.ofVirtual().name("agent-" + process.pid() + "-stop").start(() -> {
            if (reason == StopReason.ABANDONED || !endedBySignal()) {
                kill();
            }
        });
    }

    private boolean endedBySignal() {
        process.toHandle().destroy();
        try {
            return process.waitFor(grace);
        } catch (InterruptedException hurry) {
            return false;
        }
    }

    private void kill() {
        List<ProcessHandle> tree = Descendants.of(process.toHandle());
        group.kill();
        process.toHandle().destroyForcibly();
        tree.forEach(ProcessHandle::destroyForcibly);
        place.cell.kill();
    }

    /**
     * Returns when the agent has ended, whatever it takes. A pipe that is open even then is held by one that has left the
     * group, and would hold a thread for as long as that lives.
     */
    @Override
    public void close() {
        if (!exit.isDone()) {
            kill();
        }
        var _ = exit.handle((ended, bug) -> ended).join();
        if (lines.isOpen()) {
            Descendants.workingIn(place.work).forEach(ProcessHandle::destroyForcibly);
        }
        lines.close();
    }
}
