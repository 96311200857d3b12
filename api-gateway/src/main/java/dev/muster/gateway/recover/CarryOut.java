package dev.muster.gateway.recover;

import static dev.muster.run.RunState.earlier;

import dev.muster.gateway.breaker.BreakerWatch;
import dev.muster.gateway.demand.AcceptedRuns;
import dev.muster.gateway.publish.Publisher;
import dev.muster.run.Enqueue;
import dev.muster.run.RecoveryStep;
import dev.muster.run.Run;
import dev.muster.run.RunId;
import dev.muster.run.RunState.Queued;
import dev.muster.run.RunStore;
import dev.muster.run.StepResult;
import java.time.InstantSource;

/** Writes a step that was decided on and, where it left the run pending, sends the message that is owed. */
final class CarryOut {
    private final RunStore runs;
    private final Publisher publisher;
    private final BreakerWatch breakers;
    private final AcceptedRuns accepted;
    private final RecoveryMeters meters;
    private final InstantSource clock;

    CarryOut(RecoveryPorts ports, RecoveryMeters meters, InstantSource clock) {
        this.runs = ports.runs();
        this.publisher = ports.publisher();
        this.breakers = ports.fleet().breakers();
        this.accepted = ports.fleet().accepted();
        this.meters = meters;
        this.clock = clock;
    }

    /** @return false where the run is no longer as it was seen */
    boolean apply(RunId id, RecoveryStep step) {
        if (!(runs.apply(id, step) instanceof StepResult.Applied(Run run))) {
            return false;
        }
        meters.applied(step, run);
        if (step instanceof RecoveryStep.BecomeDue) {
            accepted.count(run);
        }
        if (run.state() instanceof Queued wait && wait.enqueue() == Enqueue.PENDING) {
            send(run, wait, step);
        }
        return true;
    }

    /** Not where its agent's breaker holds it: the next look puts it aside. */
    private void send(Run run, Queued wait, RecoveryStep step) {
        if (breakers.holds(run.request().agent())) {
            return;
        }
        boolean sent = publisher.publish(run, wait);
        if (!(step instanceof RecoveryStep.Sweep)) {
            return;
        }
        if (sent) {
            meters.resent(run);
        } else {
            lookAgainSoon(run.id(), wait);
        }
    }

    /** The sweep has doubled its interval; a queue that is down must not delay its runs by hours. */
    private void lookAgainSoon(RunId id, Queued wait) {
        runs.apply(
                id,
                new RecoveryStep.Sweep(
                        wait.wake(),
                        earlier(clock.instant().plus(Queued.FIRST_LOOK), wait.expires()),
                        Queued.FIRST_LOOK));
    }
}
