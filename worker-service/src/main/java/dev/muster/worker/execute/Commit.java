package dev.muster.worker.execute;

import dev.muster.run.Claim;
import dev.muster.run.Run;
import dev.muster.run.RunState.Ended;
import dev.muster.run.RunState.Running;
import dev.muster.run.Signature;
import dev.muster.run.StepResult;
import dev.muster.run.WorkerStep;

/** What the answer to the last write of a claim means. */
sealed interface Commit {
    /** Written, by this call or by an earlier one that was not answered. */
    record Written(Run run) implements Commit {}

    /** Not written, because somebody wants the run cancelled meanwhile. */
    record CancelInstead(Run run) implements Commit {}

    /** Not written: the run belongs to somebody else. */
    record FenceLost() implements Commit {}

    /** @param repeated whether an earlier, identical call was not answered */
    static Commit of(WorkerStep step, Claim mine, StepResult result, boolean repeated) {
        return switch (result) {
            case StepResult.Applied(Run run) -> new Written(run);
            case StepResult.Missing() -> new FenceLost();
            case StepResult.Refused(Run run) -> {
                if (run.state() instanceof Running running && running.claim().equals(mine)) {
                    yield new CancelInstead(run);
                }
                yield isMine(step, mine, run, repeated) ? new Written(run) : new FenceLost();
            }
        };
    }

    /**
     * An ending is signed. A retry or release is not, but while nobody else has claimed the run since, it stands, or a
     * requeue that amounts to the same.
     */
    private static boolean isMine(WorkerStep step, Claim mine, Run run, boolean repeated) {
        if (step instanceof WorkerStep.Complete) {
            return run.state() instanceof Ended ended && Signature.of(mine).equals(ended.by());
        }
        return repeated && run.tally().fence() == mine.fence() && !(run.state() instanceof Running);
    }
}
