package dev.muster.run;

import dev.muster.run.RunState.Running;
import dev.muster.run.RunState.Scheduled;
import java.time.Instant;

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

    public boolean isTerminal() {
        return state.name().isTerminal();
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
