package dev.muster.gateway.http;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What one request may ask of this service.
 *
 * @param headerWithin how long a header may take to come
 * @param bodyLimit largest body but for uploads, 1 KB to 10 MB
 * @param bodyMemory what all bodies may take that are dealt with at once, reckoned at several times their length,
 *     10 times the largest body to 64 GB, and at least 48 MB for one upload
 * @param bodyWithin how long a body may take to come
 * @param streams the most streams of events that are open at once
 * @param longestWait how long a client may have the answer wait for the end of its run
 * @param retryAfter what a client is told to wait where the store or a bound refuses
 */
public record HttpSettings(
        @DefaultValue("10s") @DurationMin(seconds = 1) @DurationMax(minutes = 10)
        Duration headerWithin,

        @DefaultValue("1MB") DataSize bodyLimit,
        @DefaultValue("96MB") DataSize bodyMemory,

        @DefaultValue("30s") @DurationMin(seconds = 1) @DurationMax(minutes = 10)
        Duration bodyWithin,

        @DefaultValue("1000") @Min(1) @Max(100_000) int streams,

        @DefaultValue("60s") @DurationMin(seconds = 0) @DurationMax(minutes = 5)
        Duration longestWait,

        @DefaultValue("2s") @DurationMin(seconds = 1) @DurationMax(minutes = 5)
        Duration retryAfter) {
    private static final DataSize SMALLEST = DataSize.ofKilobytes(1);
    private static final DataSize LARGEST = DataSize.ofMegabytes(10);
    private static final DataSize ONE_UPLOAD = DataSize.ofMegabytes(48);
    private static final DataSize MOST_MEMORY = DataSize.ofGigabytes(64);
    private static final int TIMES = 10;

    public HttpSettings {
        if (bodyLimit.compareTo(SMALLEST) < 0 || bodyLimit.compareTo(LARGEST) > 0) {
            throw new IllegalArgumentException("body-limit " + bodyLimit + ": needs " + SMALLEST + " to " + LARGEST);
        }
        long least = Math.max(ONE_UPLOAD.toBytes(), bodyLimit.toBytes() * TIMES);
        if (bodyMemory.toBytes() < least || bodyMemory.compareTo(MOST_MEMORY) > 0) {
            throw new IllegalArgumentException(
                    "body-memory " + bodyMemory + ": needs " + DataSize.ofBytes(least) + " to " + MOST_MEMORY);
        }
    }
}
