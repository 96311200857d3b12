package dev.muster.worker.agent.process;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Adds up what lies in a folder that somebody is working in. */
final class DiskUse extends SimpleFileVisitor<Path> {
    /** Of the smallest file, so that no number of them takes long to count. */
    private static final long BLOCK = 4096;

    private final long most;
    private long bytes;

    private DiskUse(long most) {
        this.most = most;
    }

    /** Whether it is all that it may be, or more. */
    static boolean exhausts(Path folder, long most) {
        DiskUse use = new DiskUse(most);
        try {
            Files.walkFileTree(folder, use);
        } catch (IOException changing) {
            return false;
        }
        return use.bytes >= most;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        return add(attributes.size());
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException gone) {
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException changing) {
        return add(0);
    }

    private FileVisitResult add(long size) {
        bytes += Math.max(BLOCK, size);
        return bytes < most ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
    }
}
