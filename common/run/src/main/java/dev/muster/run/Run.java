package dev.muster.run;

import dev.muster.run.RunState.Ended;
import dev.muster.run.RunState.Running;
import dev.muster.run.RunState.Scheduled;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One run as it is stored. */
public record Run(RunId id, RunRequest request, RunState state, Tally tally, History history) {
    /**
     * A run that has just been accepted.
     *
     * @param first SCHEDULED or QUEUED
     */
    public static Run accepted(RunId id, RunRequest request, RunState first, Instant now) {
        Instant eligible = first instanceof Scheduled scheduled ? scheduled.due() : now;
        return new Run(id, request, first, Tally.NONE, History.begun(now, eligible));
    }

    public Dispatch dispatch() {
        return new Dispatch(id, request.tenant(), request.agent());
    }

    /**
     * The attempts, with the one that is going on as it ends now.
     *
     * @throws NullPointerException where none has begun
     */
    public List<Attempt> attemptsWith(Instant now, Attempt.Outcome outcome, @Nullable RunError error) {
        Placement placement = Objects.requireNonNull(history.placement());
        Instant started = Objects.requireNonNull(history.started());
        return history.attemptsWith(new Attempt(tally.attempts(), placement, started, now, outcome, error));
    }

    public boolean isTerminal() {
        return state.name().isTerminal();
    }

    /** Present where it has ended, and something went wrong. */
    public Optional<RunError> error() {
        return state instanceof Ended ended ? error(ended.ending()) : Optional.empty();
    }

    private static Optional<RunError> error(Ending ending) {
        return switch (ending) {
            case Ending.Failed(RunError error) -> Optional.of(error);
            case Ending.TimedOut(RunError error) -> Optional.of(error);
            case Ending.Dead(RunError error) -> Optional.of(error);
            case Ending.Succeeded succeeded -> Optional.empty();
            case Ending.Cancelled cancelled -> Optional.empty();
            case Ending.Expired expired -> Optional.empty();
        };
    }

    public RunStatus status() {
        return switch (state) {
            case Scheduled scheduled when tally.attempts() > 0 -> RunStatus.RETRYING;
            case Running running when running.cancelRequested() -> RunStatus.CANCELLING;
            default -> RunStatus.valueOf(state.name().name());
        };
    }

    Run with(RunState next) {
        return new Run(id, request, next, tally, history);
    }

    Run with(Tally next) {
        return new Run(id, request, state, next, history);
    }

    Run with(History next) {
        return new Run(id, request, state, tally, next);
    }
}
