package dev.muster.aws;

import dev.muster.aws.call.Lane;
import dev.muster.aws.payload.BucketFolder;
import dev.muster.pace.Stopwatch;
import dev.muster.run.Home;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where runs, workers and messages are kept, and how they are reached.
 *
 * @param runsTable table of runs
 * @param workersTable table of workers
 * @param eventsTable table of what agents tell
 * @param controlTable table of what steers the fleet, such as breakers
 * @param queue name of the queue of waiting runs
 * @param home the region's own, where there is more than one: what the ids of its runs begin with
 * @param copies by their home, where runs of other regions can be read
 * @param payloads where documents go that are too large for a run's record: {@code file:/folder} or
 *     {@code s3://bucket/prefix}, which whoever reads or writes them needs. A bucket deletes them by a lifecycle rule of
 *     its own, which has to leave them for longer than {@code retention}
 * @param alertsTopic ARN of the SNS topic that operators are told by; absent for the log
 * @param createMissing whether tables and queue are made where they are not there; for one machine
 * @param retention how long an ended run is kept, 1 h to 365 days
 * @param events how long what an agent tells is kept, 1 h to 365 days
 * @param listed for how long from its creation a run is listed, 1 day to 365 days
 * @param calls bounds of each call
 */
@ConfigurationProperties("muster.aws")
@Validated
public record AwsSettings(
        @DefaultValue("muster-runs") String runsTable,
        @DefaultValue("muster-workers") String workersTable,
        @DefaultValue("muster-run-events") String eventsTable,
        @DefaultValue("muster-control") String controlTable,
        @DefaultValue("muster-runs") String queue,
        @Nullable Home home,
        @DefaultValue Map<Home, Copy> copies,
        @Nullable URI payloads,
        @Nullable String alertsTopic,
        @DefaultValue("false") boolean createMissing,
        @DefaultValue("7d") Duration retention,
        @DefaultValue("7d") Duration events,
        @DefaultValue("30d") Duration listed,
        @DefaultValue Calls calls) {
    static final String PLACES = "file:/folder or s3://bucket/prefix";

    private static final Duration UPLOAD = Duration.ofSeconds(10);
    private static final Duration YEAR = Duration.ofDays(365);

    public AwsSettings {
        if (payloads != null
                && !"file".equals(payloads.getScheme())
                && BucketFolder.of(payloads).isEmpty()) {
            throw new IllegalArgumentException("muster.aws.payloads " + payloads + ": needs " + PLACES);
        }
        if (home == null ? !copies.isEmpty() : copies.containsKey(home)) {
            throw new IllegalArgumentException("muster.aws.home " + home + " and copies of " + copies.keySet()
                    + ": needs a home, and copies of others");
        }
        if (alertsTopic != null && !alertsTopic.startsWith("arn:")) {
            throw new IllegalArgumentException("muster.aws.alerts-topic " + alertsTopic + ": needs the ARN of a topic");
        }
        requireRange("muster.aws.retention", retention, Duration.ofHours(1), YEAR);
        requireRange("muster.aws.events", events, Duration.ofHours(1), YEAR);
        requireRange("muster.aws.listed", listed, Duration.ofDays(1), YEAR);
    }

    /** Tables of another region, copied into this one. */
    public record Copy(String runsTable, String eventsTable) {}

    /**
     * Bounds of calls to AWS.
     *
     * @param timeout of a call with its repetitions, the wait for messages apart, 100 ms to 30 s; for one that writes a
     *     large document there are 10 s more
     * @param attempts of a call that may be repeated without asking: one to the queue, or one refused because of too
     *     many; 1 to 10
     * @param connections to each of queue, store and bucket at once, 8 to 10,000
     * @param turn how long a call about a run waits for others, which may take three of four connections, while none of
     *     them is answered, 10 ms to 10 min
     * @param batches of messages under way at once, of each kind, 1 to 100
     * @param linger how soon after the last batch of messages another may be sent that is not full, 0 to 100 ms; one of
     *     acknowledgements ten times as late
     * @param publishWithin how long the message of a run is waited for, which is stored by then and sent by the sweep at
     *     the latest, 10 ms to 30 s
     */
    public record Calls(
            @DefaultValue("2s") Duration timeout,
            @DefaultValue("3") int attempts,
            @DefaultValue("128") int connections,
            @DefaultValue("2s") Duration turn,
            @DefaultValue("4") int batches,
            @DefaultValue("20ms") Duration linger,
            @DefaultValue("500ms") Duration publishWithin) {
        public Calls {
            requireRange("muster.aws.calls.timeout", timeout, Duration.ofMillis(100), Duration.ofSeconds(30));
            requireRange("muster.aws.calls.attempts", attempts, 1, 10);
            requireRange("muster.aws.calls.connections", connections, 8, 10_000);
            requireRange("muster.aws.calls.turn", turn, Duration.ofMillis(10), Duration.ofMinutes(10));
            requireRange("muster.aws.calls.batches", batches, 1, 100);
            requireRange("muster.aws.calls.linger", linger, Duration.ZERO, Duration.ofMillis(100));
            requireRange(
                    "muster.aws.calls.publish-within", publishWithin, Duration.ofMillis(10), Duration.ofSeconds(30));
        }

        /** How long a large document may take on its way out. */
        Duration upload() {
            return timeout.plus(UPLOAD);
        }

        Lane lane() {
            return new Lane(connections * 3 / 4, turn, Stopwatch.REAL);
        }
    }

    private static <T extends Comparable<T>> void requireRange(String name, T value, T least, T most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(name + " " + value + ": needs " + least + " to " + most);
        }
    }
}
