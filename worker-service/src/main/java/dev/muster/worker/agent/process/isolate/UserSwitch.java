package dev.muster.worker.agent.process.isolate;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Does things as another user, who can never come back. */
public record UserSwitch(String setpriv, String sh) {
    /** What it puts before its own complaints. */
    public static final String NAME = "setpriv";

    private static final Logger LOG = System.getLogger(UserSwitch.class.getName());

    /** Capabilities that a worker was given on its way would go on to what it executes. */
    List<String> to(int user) {
        String id = Integer.toString(user);
        return List.of(
                setpriv,
                "--reuid",
                id,
                "--regid",
                id,
                "--clear-groups",
                "--no-new-privs",
                "--inh-caps=-all",
                "--bounding-set=-all",
                "--pdeathsig",
                "KILL");
    }

    /** @return what went wrong, empty where all is well */
    Optional<String> probe(int user, Path folder) throws IOException {
        return said(user, "cd -- \"$1\"", List.of(folder.toString())).filter(complaint -> !complaint.isBlank());
    }

    /** @return those of the files that the user cannot read and execute */
    List<Path> unreachable(int user, List<Path> files) throws IOException {
        String script = "for file; do [ -r \"$file\" ] && [ -x \"$file\" ] || printf '%s\\n' \"$file\"; done";
        return said(user, script, files.stream().map(Path::toString).toList()).stream()
                .flatMap(String::lines)
                .map(Path::of)
                .toList();
    }

    /** Both outputs, and that it failed where it did so in silence. */
    private Optional<String> said(int user, String script, List<String> arguments) throws IOException {
        List<String> command = command(user, script);
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        int code = process.onExit().join().exitValue();
        return code == 0 || !said.isEmpty() ? Optional.of(said) : Optional.of(NAME + " ended with " + code);
    }

    private List<String> command(int user, String script) {
        List<String> command = new ArrayList<>(to(user));
        command.addAll(List.of(sh, "-c", script, "muster-user"));
        return command;
    }

    /** Kills every process of the user, in one step that none can escape by starting another. */
    void kill(int user) {
        try {
            new ProcessBuilder(command(user, "kill -s KILL -- -1"))
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start()
                    .onExit()
                    .join();
        } catch (IOException failed) {
            LOG.log(Level.WARNING, "left alive until the worker ends: processes of user " + user, failed);
        }
    }
}
