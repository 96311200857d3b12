package dev.muster.worker.agent.process;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Copies of a folder what everybody may read, and nothing else of it. */
final class OpenCopy extends SimpleFileVisitor<Path> {
    private static final long MOST = 1L << 28;
    private static final Set<PosixFilePermission> OPEN_FOLDER =
            Set.of(PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_EXECUTE);

    private static final Set<PosixFilePermission> OPEN = PosixFilePermissions.fromString("rwxr-xr-x");

    private final Path from;
    private final Path to;
    private long bytes;

    private OpenCopy(Path from, Path to) {
        this.from = from;
        this.to = to;
    }

    /** @throws IllegalStateException where it is above 256 MiB */
    static void of(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new OpenCopy(from, to));
    }

    /** The first is what was asked for, and may be closed itself: that of a test is. */
    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
        boolean first = folder.equals(from);
        if (!first && !Files.getPosixFilePermissions(folder).containsAll(OPEN_FOLDER)) {
            return FileVisitResult.SKIP_SUBTREE;
        }
        Files.setPosixFilePermissions(Files.createDirectory(copy(folder)), OPEN);
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        if (attributes.isSymbolicLink()) {
            Files.createSymbolicLink(copy(file), Files.readSymbolicLink(file));
        } else if (attributes.isRegularFile()
                && Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)) {
            bytes += attributes.size();
            requireRoom();
            Files.copy(file, copy(file), StandardCopyOption.COPY_ATTRIBUTES);
        }
        return FileVisitResult.CONTINUE;
    }

    private void requireRoom() {
        if (bytes > MOST) {
            throw new IllegalStateException("the users that agents run under cannot enter " + from + ", and more than "
                    + MOST + " bytes lie there, too many to copy: put the agents where everybody may read them");
        }
    }

    private Path copy(Path original) {
        return to.resolve(from.relativize(original));
    }
}
