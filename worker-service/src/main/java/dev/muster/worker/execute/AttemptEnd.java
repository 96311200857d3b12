package dev.muster.worker.execute;

import dev.muster.run.Attempt.Outcome;
import dev.muster.run.Claim;
import dev.muster.run.Ending;
import dev.muster.run.Payload;
import dev.muster.run.RetryPolicy;
import dev.muster.run.Run;
import dev.muster.run.RunError;
import dev.muster.run.RunLimits;
import dev.muster.run.RunState.Queued;
import dev.muster.run.RunState.Scheduled;
import dev.muster.run.WorkerStep;
import dev.muster.run.WorkerStep.Complete;
import dev.muster.run.WorkerStep.Release;
import dev.muster.run.WorkerStep.Retry;
import dev.muster.worker.agent.StopReason;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Decides how an attempt is to be written down. Pure.
 *
 * @param run as it was claimed
 */
record AttemptEnd(Run run, Claim mine, Instant now) {
    WorkerStep produced(Payload output) {
        return end(new Ending.Succeeded(output), Outcome.SUCCEEDED, null);
    }

    WorkerStep broke(RunError error, RandomGenerator random) {
        RetryPolicy policy = limits().retry();
        int failures = run.tally().failures() + 1;
        if (!error.retryable() || !policy.allowsAnother(failures)) {
            return end(new Ending.Failed(error), Outcome.FAILED, error);
        }
        Instant due = now.plus(policy.waitAfter(failures, random));
        Scheduled again = new Scheduled(due, due.plus(limits().queueTtl()));
        return new Retry(mine, again, run.attemptsWith(now, Outcome.RETRIED, error));
    }

    Optional<WorkerStep> stopped(StopReason reason, Handover handover) {
        return switch (reason) {
            case CANCELLED -> Optional.of(cancelled());
            case TIMED_OUT -> Optional.of(timedOut());
            case DRAINED -> Optional.of(interrupted(handover));
            case ABANDONED -> Optional.empty();
        };
    }

    /** Only a reason that concerns the run itself ends one that was not executed. */
    Optional<WorkerStep> unstarted(Optional<StopReason> reason, Handover handover) {
        return reason.filter(why -> why != StopReason.DRAINED)
                .map(why -> stopped(why, handover))
                .orElseGet(() -> Optional.of(unexecuted(handover)));
    }

    WorkerStep cancelled() {
        return end(new Ending.Cancelled(), Outcome.CANCELLED, null);
    }

    private WorkerStep timedOut() {
        RunError error = RunError.last(
                "TIMED_OUT",
                "the attempt took longer than " + limits().timeout().toSeconds() + " s");
        return end(new Ending.TimedOut(error), Outcome.TIMED_OUT, error);
    }

    private WorkerStep interrupted(Handover handover) {
        if (!limits().resumable()) {
            return dead("its worker had to go, and its agent is not resumable");
        }
        return handover.deadLetters()
                ? dead("its worker had to go, and no interrupted run is executed again here")
                : unexecuted(handover);
    }

    /** Gives back a run that was claimed and not executed, which no agent can mind. */
    WorkerStep unexecuted(Handover handover) {
        if (run.tally().interruptions() >= handover.most()) {
            return dead("its workers had to go " + (handover.most() + 1) + " times");
        }
        Queued again = Queued.pending(now, now.plus(limits().queueTtl()));
        return new Release(mine, again, now, run.attemptsWith(now, Outcome.RELEASED, null));
    }

    private WorkerStep dead(String why) {
        RunError error = RunError.last("INTERRUPTED", why);
        return end(new Ending.Dead(error), Outcome.INTERRUPTED, error);
    }

    private WorkerStep end(Ending ending, Outcome outcome, @Nullable RunError error) {
        return new Complete(mine, ending, now, run.attemptsWith(now, outcome, error));
    }

    private RunLimits limits() {
        return run.request().limits();
    }
}
