package dev.muster.worker.agent.process;

import dev.muster.worker.agent.process.isolate.Kernel;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Starts agents in two steps, so that none can live unwatched: first a shell, leader of a new session and group, that
 * waits at a gate, its stdin; where the worker dies, the gate breaks and the shell ends. Once the warden knows the group
 * the gate is opened, and the agent takes the shell's place under the same number.
 */
final class Launcher implements AutoCloseable {
    /** What the shell puts before its own complaints. */
    static final String NAME = "muster-launch";

    private static final String SHELL =
            "exec 3<\"$1\"; shift; unset PWD OLDPWD SHLVL; read -r muster_gate && exec \"$@\" <&3 3<&-";

    private static final Logger LOG = System.getLogger(Launcher.class.getName());

    private final List<String> prefix;

    /** The JDK starts a process in a call that holds its thread, and a virtual thread its carrier. */
    private final ExecutorService spawner = Executors.newSingleThreadExecutor(Launcher::thread);

    Launcher(Programs programs) {
        prefix = List.of(programs.require("setsid"), programs.require("sh"), "-c", SHELL, NAME);
    }

    /** What it starts inherits what it has renounced. It lives as long as this worker takes runs: agents die with it. */
    private static Thread thread(Runnable work) {
        return Thread.ofPlatform().daemon().name("agent-launcher").unstarted(() -> {
            if (!Kernel.renouncePrivileges()) {
                LOG.log(Level.WARNING, "agents may gain privileges by what they execute: this is no Linux");
            }
            work.run();
        });
    }

    /** @return the shell at the gate */
    Process start(List<String> command, Map<String, String> environment, Scratch scratch) throws IOException {
        List<String> whole = new ArrayList<>(prefix);
        whole.add(scratch.input().toString());
        whole.addAll(command);
        ProcessBuilder builder =
                new ProcessBuilder(whole).directory(scratch.work().toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return spawn(builder);
    }

    private Process spawn(ProcessBuilder builder) throws IOException {
        try {
            return CompletableFuture.supplyAsync(() -> startNow(builder), spawner)
                    .join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof UncheckedIOException refused) {
                throw refused.getCause();
            }
            throw failed;
        }
    }

    private static Process startNow(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    /** A shell that is gone already tells by its exit code why. */
    static void open(Process shell) {
        try (OutputStream gate = shell.getOutputStream()) {
            gate.write('\n');
        } catch (IOException gone) {
            return;
        }
    }

    @Override
    public void close() {
        spawner.shutdown();
    }
}
