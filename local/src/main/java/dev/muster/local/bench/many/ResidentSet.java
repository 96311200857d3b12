package dev.muster.local.bench.many;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What a process holds in memory, as the system counts it. */
final class ResidentSet {
    private static final double KIB_IN_MB = 1_024 / 1e6;

    private ResidentSet() {}

    /** @return megabytes, zero where the process is gone */
    static double of(long pid) {
        try {
            Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
            String kib = new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            return kib.isEmpty() ? 0 : Long.parseLong(kib) * KIB_IN_MB;
        } catch (IOException failed) {
            throw new UncheckedIOException("there is no ps", failed);
        }
    }
}
