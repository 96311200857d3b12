package dev.muster.worker.agent.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where executables are found.
 *
 * @param agents the folder of agents.yaml: a name with a slash is relative to it
 * @param path where a name without one is searched, in this order; the worker's own PATH does not count
 */
public record Programs(Path agents, List<Path> path) {
    public Programs {
        agents = agents.toAbsolutePath();
        path = List.copyOf(path);
    }

    Optional<Path> find(String name) {
        List<Path> folders = name.contains("/") ? List.of(agents) : path;
        return folders.stream()
                .map(folder -> folder.resolve(name).normalize())
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    /** @return the command with its executable found, empty where there is none */
    Optional<List<String>> resolve(List<String> command) {
        return find(command.getFirst()).map(executable -> {
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

    /** As an environment variable holds it. */
    String joined() {
        return path.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
