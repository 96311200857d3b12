package dev.muster.gateway.inspect;

import dev.muster.gateway.inspect.RunSummary.Place;
import dev.muster.run.Attempt;
import dev.muster.run.History;
import dev.muster.run.Run;
import dev.muster.run.RunError;
import dev.muster.run.RunState.Running;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a client is shown of an attempt.
 *
 * @param number from 1
 * @param outcome {@code running} while it goes on
 */
public record AttemptView(
        int number,
        String outcome,
        Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable RunError error,
        @Nullable Place placement) {
    /** The latest attempts of a run, the one that goes on last. */
    public static List<AttemptView> of(Run run) {
        Stream<AttemptView> over = run.history().attempts().stream().map(AttemptView::of);
        return run.state() instanceof Running
                ? Stream.concat(over, Stream.of(current(run))).toList()
                : over.toList();
    }

    private static AttemptView of(Attempt attempt) {
        return new AttemptView(
                attempt.number(),
                attempt.outcome().name().toLowerCase(Locale.ROOT),
                attempt.started(),
                attempt.ended(),
                attempt.error(),
                Place.of(attempt.placement()));
    }

    private static AttemptView current(Run run) {
        History history = run.history();
        Instant started = Objects.requireNonNull(history.started());
        return new AttemptView(run.tally().attempts(), "running", started, null, null, Place.of(history.placement()));
    }
}
