package dev.muster.worker.agent.process;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * What one attempt has on disk, gone with it.
 *
 * @param folder readable by the worker's user alone
 */
record Scratch(Path folder) implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Scratch.class.getName());

    /** @param input a file, so that it may be of any size and nobody waits for an agent that does not read it */
    static Scratch create(Path root, String input) throws IOException {
        Scratch scratch = new Scratch(Files.createTempDirectory(root, "run-"));
        Files.createDirectory(scratch.work());
        Files.writeString(scratch.input(), input);
        return scratch;
    }

    Path work() {
        return folder.resolve("work");
    }

    Path input() {
        return folder.resolve("input.json");
    }

    /** What cannot be deleted is left for the warden to try again. */
    @Override
    public void close() {
        try {
            Files.walkFileTree(folder, new Deletion());
        } catch (IOException left) {
            LOG.log(Level.WARNING, "left behind until the worker ends: {0}", left.toString());
        }
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
