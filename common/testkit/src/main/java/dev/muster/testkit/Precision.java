package dev.muster.testkit;

import dev.muster.run.Attempt;
import dev.muster.run.History;
import dev.muster.run.Run;
import dev.muster.run.RunState;
import dev.muster.run.RunState.Ended;
import dev.muster.run.RunState.Queued;
import dev.muster.run.RunState.Running;
import dev.muster.run.RunState.Scheduled;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What a store keeps of a moment: whole milliseconds, the rest is cut off. */
final class Precision {
    private Precision() {}

    static Run kept(Run run) {
        return new Run(run.id(), run.request(), kept(run.state()), run.tally(), kept(run.history()));
    }

    private static RunState kept(RunState state) {
        return switch (state) {
            case Scheduled scheduled -> new Scheduled(kept(scheduled.due()), kept(scheduled.expires()));
            case Queued queued ->
                new Queued(queued.enqueue(), kept(queued.wake()), queued.interval(), kept(queued.expires()));
            case Running running -> running;
            case Ended ended -> new Ended(ended.ending(), kept(ended.at()), ended.by());
        };
    }

    private static History kept(History history) {
        Instant started = history.started();
        return new History(
                kept(history.created()),
                kept(history.queued()),
                started == null ? null : kept(started),
                history.placement(),
                history.checkpoint(),
                history.attempts().stream().map(Precision::kept).toList());
    }

    private static Attempt kept(Attempt attempt) {
        return new Attempt(
                attempt.number(),
                attempt.placement(),
                kept(attempt.started()),
                kept(attempt.ended()),
                attempt.outcome(),
                attempt.error());
    }

    private static Instant kept(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }
}
