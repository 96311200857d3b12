package dev.muster.worker.agent.process;

import dev.muster.worker.agent.AgentEvent.Log;
import dev.muster.worker.agent.AgentLine;
import dev.muster.worker.agent.LineReader;
import dev.muster.worker.agent.OutputBudget;
import dev.muster.worker.agent.OutputLimits;
import dev.muster.worker.agent.OutputTooLarge;
import dev.muster.worker.agent.StopReason;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** One agent from its start to the end of all that it has started. */
final class AgentProcess implements AutoCloseable {
    private final Process process;
    private final ProcessGroup group;
    private final Path work;
    private final Duration grace;
    private final Lines lines;
    private final Tail stderr = new Tail();
    private final CompletableFuture<Integer> exit = new CompletableFuture<>();

    private AgentProcess(Process process, Path work, ProcessLimits limits) {
        this.process = process;
        this.work = work;
        this.group = new ProcessGroup(process);
        this.grace = limits.grace();
        this.lines = new Lines(2, limits.drain());
    }

    /**
     * @param work the folder that it was started in
     * @param buried is told when nothing is left of its group
     */
    static AgentProcess of(Process process, Path work, ProcessLimits limits, Runnable buried) {
        AgentProcess agent = new AgentProcess(process, work, limits);
        Thread.ofVirtual().name("agent-" + process.pid()).start(() -> agent.bury(buried));
        return agent;
    }

    /** An agent that ends leaves no child behind, however it ended. */
    private void bury(Runnable buried) {
        try {
            int code = process.waitFor();
            group.kill();
            buried.run();
            lines.exited();
            exit.complete(code);
        } catch (InterruptedException | RuntimeException bug) {
            exit.completeExceptionally(bug);
        }
    }

    /** Listens first, and then lets it go. */
    void begin(Executor readers, OutputBudget budget) {
        OutputLimits limits = budget.limits();
        LineReader out = new LineReader(process.getInputStream(), budget, limits.result());
        LineReader err = new LineReader(process.getErrorStream(), budget, limits.line());
        readers.execute(new Pipe(out, line -> said(line, limits), lines::end));
        readers.execute(new Pipe(err, this::log, lines::end));
        Launcher.open(process);
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
    int exit() throws InterruptedException {
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
        var _ = exit.handle((code, bug) -> code).join();
        if (lines.isOpen()) {
            Descendants.workingIn(work).forEach(ProcessHandle::destroyForcibly);
        }
        lines.close();
    }
}
