package dev.muster.run;

import dev.muster.pace.TransientFault;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;

/** Keeps documents that are too large for a run's record. Every call may throw {@link TransientFault}. */
public interface PayloadStore {
    /** Writes or replaces. */
    void put(String key, byte[] content);

    /** @return in bytes; empty where nothing is under the key */
    OptionalLong length(String key);

    /** @throws IllegalStateException where nothing is under the key */
    InputStream open(String key);

    /** @throws IllegalStateException where nothing is under the key */
    default byte[] get(String key) {
        try (InputStream content = open(key)) {
            return content.readAllBytes();
        } catch (IOException failed) {
            throw new TransientFault("payload " + key + " was not read: " + failed, failed);
        }
    }

    /** What is not there needs no deletion. */
    void delete(String key);
}
