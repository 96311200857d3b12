package dev.muster.worker.execute;

import dev.muster.run.Run;
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

/** Puts runs aside that are not to be executed now. */
public final class Holds {
    private final RunStore runs;
    private final Duration unknown;
    private final InstantSource clock;

    /** @param unknown after which a run is offered again whose agent is not known here */
    public Holds(RunStore runs, Duration unknown, InstantSource clock) {
        this.runs = runs;
        this.unknown = unknown;
        this.clock = clock;
    }

    /** This worker does not know its agent: another one may, or this one after its next start. */
    MessageFate unknownHere(RunId run) {
        return hold(run, unknown);
    }

    /** The closing of its agent's breaker brings it back, so that it need not be looked at soon. */
    MessageFate breakerOpen(RunId run) {
        return hold(run, Queued.HELD_LOOK);
    }

    private MessageFate hold(RunId run, Duration look) {
        return switch (runs.apply(run, new Hold(clock.instant().plus(look), look))) {
            case StepResult.Applied(Run held) -> {
                wakeToExpire(held, look);
                yield MessageFate.DELETE;
            }
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

    /** A run that does not wait so long any more is to end in time. When it expires, only its record says. */
    private void wakeToExpire(Run held, Duration look) {
        if (held.state() instanceof Queued wait && wait.expires().isBefore(wait.wake())) {
            runs.apply(held.id(), new Hold(wait.expires(), look));
        }
    }
}
