package dev.muster.worker.agent.process;

import java.io.IOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A process beside the worker that outlives it for a moment. It is told of every agent that lives, over a pipe; the end
 * of that pipe is the end of the worker, however it came about: then it kills the agents that are left, and clears the
 * worker's scratch folder.
 *
 * <p>A number may have been given to a stranger by then, so an agent is known by the moment of its start too.
 */
final class Warden implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Warden.class.getName());
    private static final Executor SOON = CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS);

    private static final Duration LAST_WORK = Duration.ofSeconds(5);

    /**
     * Whose leader is gone is killed as a group alone: its number is taken as long as one of the group lives. Who has left
     * its group is known by where it works.
     */
    private static final String VIGIL = """
            function start(pid,    file, line, stat, field) {
                file = "/proc/" pid "/stat"
                while ((getline line < file) > 0) stat = stat " " line
                close(file)
                sub(/.*\\)/, "", stat)
                split(stat, field, " ")
                return field[20]
            }
            $1 == "+" { pid[$2] = $3; born[$2] = $4 }
            $1 == "-" { delete pid[$2]; delete born[$2] }
            function kill(    all) {
                for (one in victims) {
                    all = all " " one
                    if (length(all) > 10000) { system("kill -s KILL --" all); all = "" }
                }
                if (all) system("kill -s KILL --" all)
            }
            END {
                for (watch in pid) {
                    now = start(pid[watch])
                    if (now == "" || now == born[watch]) victims["-" pid[watch]]
                    if (now == born[watch]) victims[pid[watch]]
                }
                ls = "ls -ld /proc/[0-9]*/cwd 2>/dev/null"
                while ((ls | getline line) > 0) {
                    if (index(line, " -> " ENVIRON["SCRATCH"] "/") && match(line, /\\/proc\\/[0-9]+/))
                        victims[substr(line, RSTART + 6, RLENGTH - 6)]
                }
                kill()
                system("rm -rf -- \\"$SCRATCH\\"")
            }
            """;

    /** @param serial tells two agents apart that had the same number */
    record Watch(long serial, long pid, String born) {
        private String line() {
            return "+ " + serial + " " + pid + " " + born + "\n";
        }
    }

    private final ProcessBuilder command;
    private final Set<Watch> watched = new LinkedHashSet<>();
    private Process process;
    private long serial;
    private boolean closed;

    /** In a session of its own, and deaf to what a terminal sends: only the end of the pipe ends it. */
    Warden(Programs programs, Path scratch) throws IOException {
        command = new ProcessBuilder(
                programs.require("setsid"),
                programs.require("sh"),
                "-c",
                "trap '' HUP INT QUIT TERM; exec \"$@\"",
                "muster-warden",
                programs.require("awk"),
                VIGIL);
        command.environment().clear();
        command.environment().put("PATH", programs.joined());
        command.environment().put("SCRATCH", scratch.toString());
        command.redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD);
        process = start();
    }

    private Process start() throws IOException {
        Process started = command.start();
        var _ = started.onExit().thenAcceptAsync(this::replace, SOON);
        return started;
    }

    /**
     * From here on the agent does not outlive the worker.
     *
     * @throws IOException where no warden can be had: then the agent must not go on
     */
    Watch watch(Process agent) throws IOException {
        return watch(agent.pid(), born(agent.pid()));
    }

    synchronized Watch watch(long pid, String born) throws IOException {
        Watch watch = new Watch(++serial, pid, born);
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
