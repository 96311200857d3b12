package dev.muster.worker.agent.process;

import dev.muster.worker.agent.AgentCall;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * What one attempt has on disk, gone with it.
 *
 * @param work where its agent works
 * @param input what its agent reads: a file, so that it may be of any size, and nobody waits for one that does not read
 */
record Scratch(Path work, Path input) implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Scratch.class.getName());
    private static final FileAttribute<?> PRIVATE_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<?> PRIVATE_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    /** As no other attempt of this worker is called. */
    static String name(AgentCall call) {
        return call.run() + "-" + call.fence();
    }

    /** @param root whose content no other user can list */
    static Scratch create(Path root, AgentCall call) throws IOException {
        String name = name(call);
        Scratch scratch = new Scratch(root.resolve(name), root.resolve(name + ".json"));
        try {
            Files.createDirectory(scratch.work, PRIVATE_FOLDER);
            Files.createFile(scratch.input, PRIVATE_FILE);
            try (OutputStream input = Files.newOutputStream(scratch.input)) {
                call.writeTo(input);
            }
            return scratch;
        } catch (IOException full) {
            scratch.close();
            throw full;
        }
    }

    /** What cannot be deleted is left for the warden to try again. */
    @Override
    public void close() {
        try {
            Files.deleteIfExists(input);
            Files.walkFileTree(work, new Deletion());
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
