package dev.muster.gateway.inspect;

import dev.muster.run.History;
import dev.muster.run.Placement;
import dev.muster.run.Run;
import dev.muster.run.RunError;
import dev.muster.run.RunId;
import dev.muster.run.RunState.Ended;
import dev.muster.run.Tally;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a client is shown of a run, but for its output.
 *
 * @param attempt how often it has been started
 * @param startedAt when the last attempt began
 * @param replayOf the run whose request this is once more
 */
public record RunSummary(
        String id,
        String status,
        @Nullable StatusReason statusReason,
        String agent,
        int attempt,
        int interruptions,
        int crashes,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable RunError error,
        @Nullable Place placement,
        List<String> tags,
        Map<String, String> metadata,
        String traceId,
        @Nullable String replayOf) {
    /** Where the last attempt ran or runs. */
    public record Place(String pool, String worker) {
        static @Nullable Place of(@Nullable Placement placement) {
            return placement == null
                    ? null
                    : new Place(placement.pool().name(), placement.worker().value());
        }
    }

    static RunSummary of(Run run, @Nullable StatusReason reason) {
        History history = run.history();
        Tally tally = run.tally();
        return new RunSummary(
                run.id().value(),
                run.status().name().toLowerCase(Locale.ROOT),
                reason,
                run.request().agent().value(),
                tally.attempts(),
                tally.interruptions(),
                tally.crashes(),
                history.created(),
                history.started(),
                run.state() instanceof Ended ended ? ended.at() : null,
                run.error().orElse(null),
                Place.of(history.placement()),
                run.request().labels().tags(),
                run.request().labels().metadata(),
                run.request().trace().id(),
                Optional.ofNullable(run.request().replayOf()).map(RunId::value).orElse(null));
    }
}
