package dev.muster.run;

import dev.muster.run.Guard.CrashesBelow;
import dev.muster.run.Guard.FenceIs;
import dev.muster.run.Guard.NotCancelling;
import dev.muster.run.Guard.OwnerIs;
import dev.muster.run.Guard.SequenceBelow;
import dev.muster.run.RunState.Ended;
import dev.muster.run.RunState.Queued;
import dev.muster.run.RunState.Scheduled;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What a worker may do. All but the first two need the fence of its own claim. */
public sealed interface WorkerStep extends RunStep {
    /** @param suspectsToo whether the worker has no suspect yet: two at once could not be told apart by a crash */
    record ClaimRun(Placement placement, Nonce nonce, boolean suspectsToo, Instant now) implements WorkerStep {
        @Override
        public Transition transition() {
            return Transition.CLAIM;
        }

        @Override
        public List<Guard> guards() {
            return suspectsToo
                    ? List.of(new NotCancelling())
                    : List.of(new NotCancelling(), new CrashesBelow(Tally.SUSPECT_FROM));
        }

        @Override
        public List<Change> changes() {
            return List.of(new Change.Start(placement, nonce, now));
        }
    }

    /** Puts aside a run that this worker cannot execute. */
    record Hold(Instant until, Duration interval) implements WorkerStep {
        @Override
        public Transition transition() {
            return Transition.HOLD;
        }

        @Override
        public List<Guard> guards() {
            return List.of();
        }

        @Override
        public List<Change> changes() {
            return List.of(new Change.Wait(Enqueue.HELD, until, interval));
        }
    }

    record SaveCheckpoint(Claim mine, Checkpoint checkpoint) implements WorkerStep {
        @Override
        public Transition transition() {
            return Transition.CHECKPOINT;
        }

        @Override
        public List<Guard> guards() {
            return List.of(new FenceIs(mine.fence()), new SequenceBelow(checkpoint.sequence()));
        }

        @Override
        public List<Change> changes() {
            return List.of(new Change.Keep(checkpoint));
        }
    }

    record Complete(Claim mine, Ending ending, Instant now, List<Attempt> attempts) implements WorkerStep {
        @Override
        public Transition transition() {
            return ending instanceof Ending.Dead ? Transition.INCOMPLETE : Transition.COMPLETE;
        }

        @Override
        public List<Guard> guards() {
            return List.of(new FenceIs(mine.fence()));
        }

        @Override
        public List<Change> changes() {
            return List.of(new Change.Tell(attempts), new Change.End(new Ended(ending, now, Signature.of(mine))));
        }
    }

    /** Tries again later, without a message meanwhile. */
    record Retry(Claim mine, Scheduled again, List<Attempt> attempts) implements WorkerStep {
        @Override
        public Transition transition() {
            return Transition.RETRY;
        }

        @Override
        public List<Guard> guards() {
            return List.of(new FenceIs(mine.fence()), new NotCancelling());
        }

        @Override
        public List<Change> changes() {
            return List.of(
                    new Change.Count(Tally.Counter.FAILURES), new Change.Tell(attempts), new Change.Schedule(again));
        }
    }

    /** Gives the run back, once its agent has ended. */
    record Release(Claim mine, Queued again, Instant now, List<Attempt> attempts) implements WorkerStep {
        @Override
        public Transition transition() {
            return Transition.RELEASE;
        }

        @Override
        public List<Guard> guards() {
            return List.of(new FenceIs(mine.fence()), new OwnerIs(mine.owner()), new NotCancelling());
        }

        @Override
        public List<Change> changes() {
            return List.of(
                    new Change.Count(Tally.Counter.INTERRUPTIONS),
                    new Change.Tell(attempts),
                    new Change.Queue(again, now));
        }
    }
}
