package dev.muster.infra.pool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What a worker's machine needs, laid together in one folder. */
public final class WorkerFiles {
    private static final List<String> PARTS =
            List.of("worker-service/target/worker-service.jar", "worker-service/target/lib", "agents");

    private WorkerFiles() {}

    /**
     * @param root of the repository, with the worker built
     * @param folder is emptied first
     * @throws UncheckedIOException where one of them is missing
     */
    public static Path gather(Path root, Path folder) {
        try {
            remove(folder);
            for (String part : PARTS) {
                Path from = root.resolve(part);
                copy(from, folder.resolve(from.getFileName()));
            }
            return folder;
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    private static void remove(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
