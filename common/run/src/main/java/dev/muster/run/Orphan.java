package dev.muster.run;

import dev.muster.fleet.WorkerId;
import dev.muster.run.Attempt.Outcome;
import dev.muster.run.RunState.Queued;
import dev.muster.run.RunState.Running;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A run whose owner is buried.
 *
 * @param crashCounts whether the burial says anything about the run
 */
public record Orphan(Run run, Claim seen, boolean crashCounts) {
    /** @param run in state RUNNING */
    public static Orphan of(Run run, boolean crashCounts) {
        return new Orphan(run, ((Running) run.state()).claim(), crashCounts);
    }

    /**
     * What becomes of it. A worker has one suspect at a time, so a suspect whose worker died is what killed it; all
     * others are tried again, unless their agent is not resumable.
     */
    public RecoveryStep settle(Instant now) {
        if (((Running) run.state()).cancelRequested()) {
            return new RecoveryStep.EndOrphan(
                    seen, new Ending.Cancelled(), now, run.attemptsWith(now, Outcome.CANCELLED, null));
        }
        boolean counts = crashCounts && !hasCrashed(seen.owner());
        Optional<RunError> last = last(counts);
        if (last.isPresent()) {
            List<Attempt> attempts = run.attemptsWith(now, Outcome.CRASHED, last.get());
            return new RecoveryStep.EndOrphan(seen, new Ending.Dead(last.get()), now, attempts);
        }
        Queued next = Queued.pending(now, now.plus(run.request().limits().queueTtl()));
        RunError lost = RunError.retryable("WORKER_LOST", "worker " + seen.owner() + " stopped reporting");
        return new RecoveryStep.Requeue(seen, next, now, counts, run.attemptsWith(now, Outcome.CRASHED, lost));
    }

    private Optional<RunError> last(boolean counts) {
        if (counts && run.tally().isSuspect()) {
            return Optional.of(RunError.last(
                    "CRASHED",
                    "its worker died " + (run.tally().crashes() + 1)
                            + " times while executing it, the last time with no other suspect"));
        }
        return run.request().limits().resumable()
                ? Optional.empty()
                : Optional.of(RunError.last("INTERRUPTED", "its worker died, and its agent is not resumable"));
    }

    /** One death counts once, however often a worker that does not know of it yet claims the run again. */
    private boolean hasCrashed(WorkerId worker) {
        return run.history().attempts().stream()
                .anyMatch(attempt -> attempt.outcome() == Outcome.CRASHED
                        && attempt.placement().worker().equals(worker));
    }
}
