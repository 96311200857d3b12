package dev.muster.worker.execute;

import dev.muster.run.RunId;
import dev.muster.run.RunState.Ended;
import dev.muster.run.RunState.Queued;
import dev.muster.run.RunState.Running;
import dev.muster.run.RunState.Scheduled;
import dev.muster.run.RunStore;
import dev.muster.run.StepResult;
import dev.muster.run.WorkerStep.Hold;
import java.time.Duration;
import java.time.InstantSource;

/** Puts aside runs whose agent this worker does not know: another one may, or this one after its next start. */
public final class Holds {
    private final RunStore runs;
    private final Duration time;
    private final InstantSource clock;

    /** @param time after which the run is offered again */
    public Holds(RunStore runs, Duration time, InstantSource clock) {
        this.runs = runs;
        this.time = time;
        this.clock = clock;
    }

    MessageFate hold(RunId run) {
        return switch (runs.apply(run, new Hold(clock.instant().plus(time), time))) {
            case StepResult.Applied applied -> MessageFate.DELETE;
            case StepResult.Missing missing -> MessageFate.DELETE;
            case StepResult.Refused refused ->
                switch (refused.run().state()) {
                    case Running running -> MessageFate.PARK;
                    case Queued queued -> MessageFate.PARK;
                    case Scheduled scheduled -> MessageFate.DELETE;
                    case Ended ended -> MessageFate.DELETE;
                };
        };
    }
}
