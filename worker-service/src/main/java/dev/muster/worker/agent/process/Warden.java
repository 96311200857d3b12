package dev.muster.worker.agent.process;

import dev.muster.worker.agent.process.isolate.Isolation;
import java.io.IOException;
import java.io.Writer;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A process beside the worker that outlives it for a moment. It is told of every agent that lives, over a pipe; the end
 * of that pipe is the end of the worker, however it came about: then it kills the agents that are left, and clears
 * away what the worker had for them.
 *
 * <p>A number may have been given to a stranger by then, so an agent is known by the moment of its start too.
 */
final class Warden implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Warden.class.getName());
    private static final Executor SOON = CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS);

    private static final Duration LAST_WORK = Duration.ofSeconds(5);

    /** @param serial tells two agents apart that had the same number */
    record Watch(long serial, long pid, String born, Optional<Integer> user) {
        private String line() {
            return "+ " + serial + " " + pid + " " + born
                    + user.map(id -> " " + id).orElse("") + "\n";
        }
    }

    private final ProcessBuilder command;
    private final Isolation isolation;
    private final Set<Watch> watched = new LinkedHashSet<>();
    private Process process;
    private long serial;
    private boolean closed;

    /** @param isolation of whose traces it clears the machine */
    Warden(Programs programs, Isolation isolation) throws IOException {
        this.isolation = isolation;
        command = Vigil.command(programs, isolation);
        process = start();
        renewed();
    }

    private Process start() throws IOException {
        Process started = command.start();
        var _ = started.onExit().thenAcceptAsync(this::replace, SOON);
        return started;
    }

    /**
     * From here on the agent does not outlive the worker.
     *
     * @param user that it runs under, where that is its own
     * @throws IOException where no warden can be had: then the agent must not go on
     */
    Watch watch(Process agent, Optional<Integer> user) throws IOException {
        return watch(agent.pid(), born(agent.pid()), user);
    }

    synchronized Watch watch(long pid, String born, Optional<Integer> user) throws IOException {
        Watch watch = new Watch(++serial, pid, born, user);
        watched.add(watch);
        tell(watch.line());
        return watch;
    }

    /** Nothing of the agent is left. */
    synchronized void forget(Watch watch) {
        watched.remove(watch);
        try {
            tell("- " + watch.serial() + "\n");
        } catch (IOException noWarden) {
            LOG.log(Level.WARNING, "there is no warden: {0}", noWarden.getMessage());
        }
    }

    private void tell(String line) throws IOException {
        try {
            write(line);
        } catch (IOException dead) {
            renew();
        }
    }

    private void write(String text) throws IOException {
        Writer pipe = process.outputWriter(StandardCharsets.US_ASCII);
        pipe.write(text);
        pipe.flush();
    }

    private synchronized void replace(Process dead) {
        if (closed || !dead.equals(process)) {
            return;
        }
        LOG.log(Level.WARNING, "the warden has ended with {0}; another takes its place", dead.exitValue());
        try {
            renew();
        } catch (IOException noWarden) {
            LOG.log(Level.ERROR, "there is no warden", noWarden);
            SOON.execute(() -> replace(dead));
        }
    }

    private void renew() throws IOException {
        process = start();
        renewed();
    }

    private void renewed() throws IOException {
        write(isolation.claimed().stream().map(user -> "u " + user + "\n").collect(Collectors.joining()));
        write(watched.stream().map(Watch::line).collect(Collectors.joining()));
    }

    /** Clock ticks from the start of the machine, as the kernel has it; 0 where it does not say. */
    private static String born(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"), StandardCharsets.ISO_8859_1);
            return stat.substring(stat.lastIndexOf(')')).split(" ", -1)[20];
        } catch (IOException unknown) {
            return "0";
        }
    }

    /** Lets it do its last work, and waits for it. */
    @Override
    public void close() {
        Process last = closing();
        try {
            last.getOutputStream().close();
            last.waitFor(LAST_WORK);
        } catch (IOException dead) {
            LOG.log(Level.DEBUG, "the warden has ended before the worker", dead);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Process closing() {
        closed = true;
        return process;
    }
}
