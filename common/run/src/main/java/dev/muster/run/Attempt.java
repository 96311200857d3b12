package dev.muster.run;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An attempt that is over.
 *
 * @param outcome such as SUCCEEDED, RETRY, RELEASED or CRASHED
 */
public record Attempt(
        int number,
        Placement placement,
        Instant started,
        Instant ended,
        String outcome,
        @Nullable RunError error) {}
