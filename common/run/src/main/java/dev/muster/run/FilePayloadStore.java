package dev.muster.run;

import dev.muster.pace.TransientFault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.OptionalLong;

/** A folder as a payload store, for one machine. */
public final class FilePayloadStore implements PayloadStore {
    private final Path folder;

    public FilePayloadStore(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    @Override
    public void put(String key, byte[] content) {
        Path file = file(key);
        try {
            Files.createDirectories(file.getParent());
            replace(file, content);
        } catch (IOException failed) {
            throw new TransientFault("payload " + key + " was not written: " + failed, failed);
        }
    }

    /** Leaves no draft behind: a full disk must not be filled further by those who try again. */
    private static void replace(Path file, byte[] content) throws IOException {
        Path draft = Files.createTempFile(file.getParent(), "draft-", ".part");
        try {
            Files.write(draft, content);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    @Override
    public OptionalLong length(String key) {
        try {
            return OptionalLong.of(Files.size(file(key)));
        } catch (NoSuchFileException missing) {
            return OptionalLong.empty();
        } catch (IOException failed) {
            throw new TransientFault("payload " + key + " was not looked up: " + failed, failed);
        }
    }

    @Override
    public InputStream open(String key) {
        try {
            return Files.newInputStream(file(key));
        } catch (NoSuchFileException missing) {
            throw new IllegalStateException("no payload under '" + key + "'", missing);
        } catch (IOException failed) {
            throw new TransientFault("payload " + key + " was not read: " + failed, failed);
        }
    }

    @Override
    public void delete(String key) {
        try {
            Files.deleteIfExists(file(key));
        } catch (IOException failed) {
            throw new TransientFault("payload " + key + " was not deleted: " + failed, failed);
        }
    }

    private Path file(String key) {
        Path file = folder.resolve(key).normalize();
        if (!file.startsWith(folder) || file.equals(folder)) {
            throw new IllegalArgumentException("payload key '" + key + "' leaves the store");
        }
        return file;
    }
}
