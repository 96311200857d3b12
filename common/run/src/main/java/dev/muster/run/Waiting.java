package dev.muster.run;

import java.time.Duration;
import java.time.Instant;

/**
 * A waiting run as recovery finds it: perhaps no longer true, the conditional write decides.
 *
 * @param since when it could first be claimed in this wait
 */
public record Waiting(Dispatch dispatch, Kind kind, Instant since, Instant wake, Duration interval, Instant expires) {
    /** In how many parts each kind is kept, so that no partition of a table is hot. */
    public static final int SHARDS = 16;

    public enum Kind {
        SCHEDULED,
        QUEUED,
        HELD
    }

    public RunId run() {
        return dispatch.run();
    }

    /** When its wake was set, or earlier. */
    public Instant looked() {
        return wake.minus(interval);
    }
}
