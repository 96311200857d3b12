package dev.muster.worker.agent.process;

import dev.muster.worker.agent.process.isolate.UserSwitch;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where executables are found.
 *
 * @param agents the folder of agents.yaml: a name with a slash is relative to it
 * @param path where a name without one is searched, in this order; the worker's own PATH does not count
 * @param copies by the folders that they are taken for
 */
public record Programs(Path agents, List<Path> path, Map<Path, Path> copies) {
    public Programs {
        agents = agents.toAbsolutePath().normalize();
        path = List.copyOf(path);
        copies = Map.copyOf(copies);
    }

    public Programs(Path agents, List<Path> path) {
        this(agents, path, Map.of());
    }

    Optional<Path> find(String name) {
        List<Path> folders = name.contains("/") ? List.of(agents) : path;
        return folders.stream()
                .map(folder -> folder.resolve(name).normalize())
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    Path orCopy(Path file) {
        return copies.entrySet().stream()
                .filter(copy -> file.startsWith(copy.getKey()))
                .findFirst()
                .map(copy -> copy.getValue().resolve(copy.getKey().relativize(file)))
                .orElse(file);
    }

    /** @return the command with its executable found, empty where there is none */
    Optional<List<String>> resolve(List<String> command) {
        return find(command.getFirst()).map(this::orCopy).map(executable -> {
            List<String> resolved = new ArrayList<>(command);
            resolved.set(0, executable.toString());
            return resolved;
        });
    }

    /** @throws IllegalStateException where the machine lacks it */
    String require(String name) {
        return find(name)
                .map(Path::toString)
                .orElseThrow(() -> new IllegalStateException(
                        "process agents need '" + name + "' (util-linux and POSIX), and it is not in " + joined()));
    }

    /** Empty where the machine cannot. */
    public Optional<UserSwitch> userSwitch() {
        return find(UserSwitch.NAME).map(setpriv -> new UserSwitch(setpriv.toString(), require("sh")));
    }

    /** As an environment variable holds it. */
    String joined() {
        return path.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
