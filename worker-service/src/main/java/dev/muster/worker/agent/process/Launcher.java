package dev.muster.worker.agent.process;

import dev.muster.run.AgentSpec;
import dev.muster.worker.agent.process.isolate.Cell;
import dev.muster.worker.agent.process.isolate.Kernel;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Starts agents in two steps, so that none can live unwatched: first a shell, leader of a new session and group, that
 * waits at a gate, its stdin; where the worker dies, the gate breaks and the shell ends. Once the warden knows the group
 * the gate is opened: the shell is told which agent takes its place under the same number.
 */
final class Launcher {
    /** What the shell puts before its own complaints. */
    static final String NAME = "muster-launch";

    /** Does nothing of what it is told unless it was told all of it. */
    private static final String SHELL = """
            read -r lines || exit
            while [ "$lines" -gt 0 ] && IFS= read -r line; do
                told="$told$line
            "
                lines=$((lines - 1))
            done
            [ "$lines" -ne 0 ] || eval "$told"
            """;

    private static final Logger LOG = System.getLogger(Launcher.class.getName());

    private final String setsid;
    private final List<String> shell;

    Launcher(Programs programs) {
        setsid = programs.require("setsid");
        shell = List.of(programs.require("sh"), "-c", SHELL, NAME);
    }

    /** For one that starts shells: what it starts inherits what it has renounced, and dies with it. */
    static Thread thread(Runnable work) {
        return Thread.ofPlatform().daemon().name("agent-launcher").unstarted(() -> {
            if (!Kernel.renouncePrivileges()) {
                LOG.log(Level.WARNING, "agents may gain privileges by what they execute: this is no Linux");
            }
            work.run();
        });
    }

    /** @return the shell at the gate, the cell's user already, with nothing in its environment */
    Process start(Cell cell) throws IOException {
        List<String> command = new ArrayList<>(List.of(setsid));
        command.addAll(cell.command(shell));
        ProcessBuilder builder = new ProcessBuilder(command).directory(new File("/"));
        builder.environment().clear();
        return builder.start();
    }

    /** A shell that is gone already tells by its exit code why. */
    static void open(Process shell, String script) {
        try (OutputStream gate = shell.getOutputStream()) {
            gate.write((script.chars().filter(one -> one == '\n').count() + "\n" + script)
                    .getBytes(StandardCharsets.UTF_8));
        } catch (IOException gone) {
            return;
        }
    }

    /** What the shell does to become the agent. */
    static String script(List<String> command, AgentSpec agent, Cell cell, Scratch scratch) {
        List<String> lines = new ArrayList<>(cell.limits(agent));
        lines.add("exec 3<" + quoted(scratch.input().toString()));
        lines.add("cd " + quoted(scratch.work().toString()) + " || exit");
        lines.add("unset PWD OLDPWD SHLVL");
        Objects.requireNonNullElse(agent.environment(), Map.<String, String>of())
                .forEach((name, value) -> lines.add("export " + name + "=" + quoted(value)));
        lines.add("exec " + command.stream().map(Launcher::quoted).collect(Collectors.joining(" ")) + " <&3 3<&-");
        return String.join("\n", lines) + "\n";
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
