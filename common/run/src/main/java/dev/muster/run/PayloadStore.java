package dev.muster.run;

/** Keeps documents that are too large for a run's record. Every call may throw {@link dev.muster.pace.TransientFault}. */
public interface PayloadStore {
    /** Writes or replaces. */
    void put(String key, byte[] content);

    /** @throws IllegalStateException where nothing is under the key */
    byte[] get(String key);

    /** What is not there needs no deletion. */
    void delete(String key);
}
