package dev.muster.testkit.contract;

import dev.muster.run.Attempt;
import dev.muster.run.Attempt.Outcome;
import dev.muster.run.Checkpoint;
import dev.muster.run.Claim;
import dev.muster.run.ClientStep.Cancel;
import dev.muster.run.ClientStep.RequestCancel;
import dev.muster.run.Ending;
import dev.muster.run.Payload;
import dev.muster.run.Placement;
import dev.muster.run.RecoveryStep.BecomeDue;
import dev.muster.run.RecoveryStep.EndOrphan;
import dev.muster.run.RecoveryStep.Expire;
import dev.muster.run.RecoveryStep.MarkSent;
import dev.muster.run.RecoveryStep.PutAside;
import dev.muster.run.RecoveryStep.Requeue;
import dev.muster.run.RecoveryStep.Resume;
import dev.muster.run.RecoveryStep.Sweep;
import dev.muster.run.Run;
import dev.muster.run.RunError;
import dev.muster.run.RunState.Queued;
import dev.muster.run.RunState.Running;
import dev.muster.run.RunState.Scheduled;
import dev.muster.run.RunStep;
import dev.muster.run.Transition;
import dev.muster.run.WorkerStep.ClaimRun;
import dev.muster.run.WorkerStep.Complete;
import dev.muster.run.WorkerStep.Hold;
import dev.muster.run.WorkerStep.Release;
import dev.muster.run.WorkerStep.Retry;
import dev.muster.run.WorkerStep.SaveCheckpoint;
import dev.muster.testkit.Runs;
import dev.muster.testkit.Workers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;

/** Steps of every row of the table, as somebody would propose them who has seen the run and believes what he saw. */
public final class Moves {
    /** So late that whatever waits is due, and has expired too. */
    public static final Instant LATER = Runs.NOW.plus(Duration.ofDays(40));

    static final RunError ERROR = RunError.retryable("AGENT_FAILED", "exit 75: „größer“ ✓ 世界 🜁");
    private static final Payload OUTPUT = new Payload.Inline("{\"words\":2}");
    private static final Duration INTERVAL = Duration.ofMinutes(15);

    private Moves() {}

    /** @return at least one for every state that the row leads to */
    public static List<RunStep> of(Transition row, Run seen) {
        return switch (row) {
            case SENT -> List.of(new MarkSent(wake(seen), LATER, INTERVAL));
            case SWEEP -> List.of(new Sweep(wake(seen), LATER.plusMillis(1), INTERVAL));
            case DUE -> List.of(new BecomeDue(again(), LATER));
            case EXPIRE -> List.of(new Expire(LATER));
            case CLAIM -> List.of(claim(true), claim(false));
            case CHECKPOINT -> List.of(new SaveCheckpoint(mine(seen), next(seen)));
            case COMPLETE -> complete(seen);
            case INCOMPLETE -> List.of(ending(seen, new Ending.Dead(ERROR), Outcome.INTERRUPTED));
            case RETRY -> List.of(new Retry(mine(seen), later(), attempts(seen, Outcome.RETRIED)));
            case RELEASE -> List.of(new Release(mine(seen), again(), LATER, attempts(seen, Outcome.RELEASED)));
            case REQUEUE -> List.of(requeue(seen, true), requeue(seen, false));
            case END_ORPHAN -> List.of(orphan(seen, new Ending.Cancelled()), orphan(seen, new Ending.Dead(ERROR)));
            case CANCEL -> List.of(new Cancel(LATER));
            case REQUEST_CANCEL -> List.of(new RequestCancel());
            case HOLD -> List.of(new Hold(LATER, INTERVAL), new PutAside(wake(seen), LATER, INTERVAL));
            case RESUME -> List.of(new Resume(again(), LATER));
        };
    }

    /** One of all of them. */
    public static RunStep any(Run seen, RandomGenerator random) {
        Transition[] rows = Transition.values();
        List<RunStep> steps = of(rows[random.nextInt(rows.length)], seen);
        return steps.get(random.nextInt(steps.size()));
    }

    private static List<RunStep> complete(Run seen) {
        return List.of(
                ending(seen, new Ending.Succeeded(OUTPUT), Outcome.SUCCEEDED),
                ending(seen, new Ending.Failed(ERROR), Outcome.FAILED),
                ending(seen, new Ending.TimedOut(ERROR), Outcome.TIMED_OUT),
                ending(seen, new Ending.Cancelled(), Outcome.CANCELLED));
    }

    private static Complete ending(Run seen, Ending ending, Outcome outcome) {
        return new Complete(mine(seen), ending, LATER, attempts(seen, outcome));
    }

    private static ClaimRun claim(boolean suspectsToo) {
        return new ClaimRun(Workers.place(), Runs.nonce(), suspectsToo, LATER);
    }

    private static Requeue requeue(Run seen, boolean crashCounts) {
        return new Requeue(mine(seen), again(), LATER, crashCounts, attempts(seen, Outcome.CRASHED));
    }

    private static EndOrphan orphan(Run seen, Ending ending) {
        return new EndOrphan(mine(seen), ending, LATER, attempts(seen, Outcome.CRASHED));
    }

    /** The claim in force; where there is none, the one that would pass if only the fence were looked at. */
    static Claim mine(Run seen) {
        if (seen.state() instanceof Running running) {
            return running.claim();
        }
        Placement last = seen.history().placement();
        Placement place = last == null ? Workers.place() : last;
        return new Claim(place.worker(), Math.max(1, seen.tally().fence()), Runs.nonce());
    }

    static Queued again() {
        return Queued.pending(LATER, LATER.plus(Runs.TTL));
    }

    private static Scheduled later() {
        return new Scheduled(LATER, LATER.plus(Runs.TTL));
    }

    private static Instant wake(Run seen) {
        return seen.state() instanceof Queued queued ? queued.wake() : Runs.NOW;
    }

    private static Checkpoint next(Run seen) {
        Checkpoint latest = seen.history().checkpoint();
        long sequence = latest == null ? 1 : latest.sequence() + 1;
        return new Checkpoint(sequence, new Payload.Inline("{\"lines\":" + sequence + "}"));
    }

    /** The seen ones, with the one that the run is in; no more than the seen ones where none has begun. */
    static List<Attempt> attempts(Run seen, Outcome outcome) {
        if (seen.history().placement() == null) {
            return seen.history().attempts();
        }
        RunError error = outcome == Outcome.SUCCEEDED || outcome == Outcome.CANCELLED ? null : ERROR;
        return seen.attemptsWith(LATER, outcome, error);
    }
}
