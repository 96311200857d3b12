package dev.muster.fleet;

import java.time.Duration;

/** How gateways and workers agree that a worker lives. */
public final class Lease {
    /** A worker reports this often. */
    public static final Duration HEARTBEAT = Duration.ofSeconds(10);

    /** A worker that has not been seen to report for so long may be buried; one that could not report for so long claims nothing. */
    public static final Duration LENGTH = Duration.ofSeconds(30);

    private Lease() {}
}
