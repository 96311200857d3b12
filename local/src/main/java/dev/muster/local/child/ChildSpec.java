package dev.muster.local.child;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How a child process is started.
 *
 * @param environment all of it, asked for when a life begins, by its name: {@code worker-1}, after a death {@code
 *     worker-1.2}
 * @param log both its outputs, appended
 * @param portFile written by the child once it serves, in a folder that is its own and is emptied before each start
 * @param patience how long the child has from the end of its stdin to its own end
 * @param gate waited at before each life
 */
public record ChildSpec(
        String name,
        List<String> command,
        Function<String, Map<String, String>> environment,
        Path log,
        Path portFile,
        Duration patience,
        Gate gate) {
    /** What a life has to wait for. */
    @FunctionalInterface
    public interface Gate {
        Gate OPEN = () -> {};

        void pass() throws InterruptedException;
    }

    public ChildSpec {
        command = List.copyOf(command);
        if (!patience.isPositive()) {
            throw new IllegalArgumentException("patience " + patience + " of " + name + ": must be positive");
        }
    }

    boolean serves() {
        return Files.exists(portFile);
    }

    Process launch(String unit) throws IOException {
        forgetPorts();
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(Redirect.appendTo(log.toFile()));
        builder.environment().clear();
        builder.environment().putAll(environment.apply(unit));
        return builder.start();
    }

    private void forgetPorts() throws IOException {
        Path folder = Objects.requireNonNull(portFile.getParent());
        Files.createDirectories(folder);
        try (Stream<Path> ports = Files.list(folder)) {
            for (Path port : ports.toList()) {
                Files.delete(port);
            }
        }
    }
}
