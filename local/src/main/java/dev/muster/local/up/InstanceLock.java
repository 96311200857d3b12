package dev.muster.local.up;

import dev.muster.local.home.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** One supervisor a home. The kernel lets go of it with the process, however that ends. */
record InstanceLock(FileChannel channel) implements AutoCloseable {
    static Optional<InstanceLock> take(Home home) {
        try {
            FileChannel channel = FileChannel.open(home.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            return Optional.of(new InstanceLock(channel));
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot lock " + home.lock(), failed);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
