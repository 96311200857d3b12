package dev.muster.testkit.contract;

import dev.muster.fleet.WorkerId;
import dev.muster.run.Attempt.Outcome;
import dev.muster.run.Checkpoint;
import dev.muster.run.Claim;
import dev.muster.run.Ending;
import dev.muster.run.Guard;
import dev.muster.run.Payload;
import dev.muster.run.RecoveryStep.BecomeDue;
import dev.muster.run.RecoveryStep.Expire;
import dev.muster.run.RecoveryStep.Requeue;
import dev.muster.run.RecoveryStep.Sweep;
import dev.muster.run.Run;
import dev.muster.run.RunState.Queued;
import dev.muster.run.RunState.Scheduled;
import dev.muster.run.RunStep;
import dev.muster.run.Transition;
import dev.muster.run.WorkerStep.ClaimRun;
import dev.muster.run.WorkerStep.Complete;
import dev.muster.run.WorkerStep.SaveCheckpoint;
import dev.muster.testkit.Runs;
import dev.muster.testkit.Workers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One proposal that a guard lets pass, and one that nothing but this guard keeps out.
 *
 * @param passed the run, and what is applied to it
 */
record GuardCase(Class<? extends Guard> guard, Proposal passed, Proposal keptOut) {
    record Proposal(Run run, RunStep step) {}

    /** At least one for every kind of guard. */
    static List<GuardCase> all(Stage stage) {
        return Stream.concat(ofWaiting(stage), ofRunning(stage)).toList();
    }

    private static Stream<GuardCase> ofWaiting(Stage stage) {
        return Stream.of(
                onRuns(Guard.EnqueueIn.class, stage.queued(), held(stage), GuardCase::sweep),
                onRuns(Guard.CrashesBelow.class, stage.crashed(1), stage.crashed(2), run -> carefulClaim()),
                onSteps(
                        Guard.WakeIs.class,
                        stage.queued(),
                        GuardCase::sweep,
                        run -> sweep(wake(run).minusMillis(1))),
                onSteps(Guard.DueBy.class, stage.scheduled(), run -> due(run, 0), run -> due(run, 1)),
                onSteps(Guard.ExpiredBy.class, stage.queued(), run -> expire(run, 0), run -> expire(run, 1)),
                onSteps(Guard.ExpiredBy.class, stage.scheduled(), run -> expire(run, 0), run -> expire(run, 1)));
    }

    private static Stream<GuardCase> ofRunning(Stage stage) {
        return Stream.of(
                onRuns(
                        Guard.NotCancelling.class,
                        stage.running(),
                        stage.cancelling(),
                        run -> first(Transition.RETRY, run)),
                onSteps(Guard.FenceIs.class, secondClaim(stage), run -> complete(run, 0), run -> complete(run, 1)),
                onSteps(
                        Guard.OwnerIs.class,
                        stage.running(),
                        run -> requeue(run, Runs.claim(run).owner()),
                        run -> requeue(run, Workers.id())),
                onSteps(
                        Guard.SequenceBelow.class,
                        checkpointed(stage),
                        run -> checkpoint(run, 2),
                        run -> checkpoint(run, 1)));
    }

    private static GuardCase onRuns(
            Class<? extends Guard> guard, Run passed, Run keptOut, Function<Run, RunStep> step) {
        return new GuardCase(
                guard, new Proposal(passed, step.apply(passed)), new Proposal(keptOut, step.apply(keptOut)));
    }

    private static GuardCase onSteps(
            Class<? extends Guard> guard, Run run, Function<Run, RunStep> passed, Function<Run, RunStep> keptOut) {
        return new GuardCase(guard, new Proposal(run, passed.apply(run)), new Proposal(run, keptOut.apply(run)));
    }

    private static Run held(Stage stage) {
        return stage.move(stage.queued(), Transition.HOLD);
    }

    private static Run secondClaim(Stage stage) {
        return stage.move(stage.crashed(1), Transition.CLAIM);
    }

    private static Run checkpointed(Stage stage) {
        return stage.move(stage.running(), Transition.CHECKPOINT);
    }

    private static RunStep first(Transition row, Run run) {
        return Moves.of(row, run).getFirst();
    }

    private static RunStep carefulClaim() {
        return new ClaimRun(Workers.place(), Runs.nonce(), false, Runs.NOW);
    }

    private static RunStep sweep(Run run) {
        return sweep(wake(run));
    }

    private static RunStep sweep(Instant seen) {
        return new Sweep(seen, Moves.LATER, Duration.ofMinutes(1));
    }

    private static Instant wake(Run run) {
        return Stage.state(run, Queued.class).wake();
    }

    private static RunStep due(Run run, long tooEarly) {
        Instant due = Stage.state(run, Scheduled.class).due();
        return new BecomeDue(Moves.again(), due.minusMillis(tooEarly));
    }

    private static RunStep expire(Run run, long tooEarly) {
        Instant expires = run.state() instanceof Queued queued
                ? queued.expires()
                : Stage.state(run, Scheduled.class).expires();
        return new Expire(expires.minusMillis(tooEarly));
    }

    private static RunStep complete(Run run, long fencesBehind) {
        Claim claim = Runs.claim(run);
        Claim mine = new Claim(claim.owner(), claim.fence() - fencesBehind, claim.nonce());
        return new Complete(mine, new Ending.Cancelled(), Runs.NOW, List.of());
    }

    private static RunStep requeue(Run run, WorkerId owner) {
        Claim claim = Runs.claim(run);
        Claim seen = new Claim(owner, claim.fence(), claim.nonce());
        return new Requeue(seen, Moves.again(), Runs.NOW, true, Moves.attempts(run, Outcome.CRASHED));
    }

    private static RunStep checkpoint(Run run, long sequence) {
        return new SaveCheckpoint(Runs.claim(run), new Checkpoint(sequence, new Payload.Inline("{}")));
    }
}
