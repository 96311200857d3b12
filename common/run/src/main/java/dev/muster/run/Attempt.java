package dev.muster.run;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An attempt that is over. */
public record Attempt(
        int number,
        Placement placement,
        Instant started,
        Instant ended,
        Outcome outcome,
        @Nullable RunError error) {
    public enum Outcome {
        SUCCEEDED,
        FAILED,
        /** Failed, and the run is tried again. */
        RETRIED,
        TIMED_OUT,
        CANCELLED,
        /** Given back in order by a worker that had to go. */
        RELEASED,
        /** Cut off by a worker that had to go, and not to be repeated. */
        INTERRUPTED,
        /** Its worker died. */
        CRASHED
    }
}
