package dev.muster.gateway.publish;

import dev.muster.run.RunId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;

/**
 * The waits for which this gateway has sent a message itself: the latest ones, up to a bound. A wait is told apart by its
 * wake, so that a run which waits again is not taken for sent.
 */
final class SentLedger {
    private final int most;
    private final LinkedHashMap<RunId, Instant> wakes = new LinkedHashMap<>();

    SentLedger(int most) {
        this.most = most;
    }

    synchronized void add(RunId run, Instant wake) {
        wakes.putLast(run, stored(wake));
        if (wakes.size() > most) {
            wakes.pollFirstEntry();
        }
    }

    synchronized boolean knows(RunId run, Instant wake) {
        return stored(wake).equals(wakes.get(run));
    }

    /** Stores keep milliseconds. */
    private static Instant stored(Instant wake) {
        return wake.truncatedTo(ChronoUnit.MILLIS);
    }
}
