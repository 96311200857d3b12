package dev.muster.run;

import dev.muster.run.Guard.DueBy;
import dev.muster.run.Guard.EnqueueIn;
import dev.muster.run.Guard.ExpiredBy;
import dev.muster.run.Guard.NotCancelling;
import dev.muster.run.Guard.WakeIs;
import dev.muster.run.RunState.Ended;
import dev.muster.run.RunState.Queued;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What the gateway's recovery may do. It never sees whether a message exists. */
public sealed interface RecoveryStep extends RunStep {
    /** Lets a run alone for long, whose message was sent and waits. */
    record MarkSent(Instant seen, Instant wake, Duration interval) implements RecoveryStep {
        @Override
        public Transition transition() {
            return Transition.SENT;
        }

        @Override
        public List<Guard> guards() {
            return List.of(new EnqueueIn(Set.of(Enqueue.PENDING)), new WakeIs(seen));
        }

        @Override
        public List<Change> changes() {
            return List.of(new Change.Wait(Enqueue.SENT, wake, interval));
        }
    }

    /** Before a message is sent once more: its own may have expired or been purged. */
    record Sweep(Instant seen, Instant wake, Duration interval) implements RecoveryStep {
        @Override
        public Transition transition() {
            return Transition.SWEEP;
        }

        @Override
        public List<Guard> guards() {
            return List.of(new EnqueueIn(Set.of(Enqueue.PENDING, Enqueue.SENT)), new WakeIs(seen));
        }

        @Override
        public List<Change> changes() {
            return List.of(new Change.Wait(Enqueue.PENDING, wake, interval));
        }
    }

    record BecomeDue(Queued next, Instant now) implements RecoveryStep {
        @Override
        public Transition transition() {
            return Transition.DUE;
        }

        @Override
        public List<Guard> guards() {
            return List.of(new DueBy(now));
        }

        @Override
        public List<Change> changes() {
            return List.of(new Change.Queue(next, now));
        }
    }

    record Expire(Instant now) implements RecoveryStep {
        @Override
        public Transition transition() {
            return Transition.EXPIRE;
        }

        @Override
        public List<Guard> guards() {
            return List.of(new ExpiredBy(now));
        }

        @Override
        public List<Change> changes() {
            return List.of(new Change.End(new Ended(new Ending.Expired(), now, null)));
        }
    }

    /** Puts aside a run whose agent's breaker is open, or lets it lie there. */
    record PutAside(Instant seen, Instant wake, Duration interval) implements RecoveryStep {
        @Override
        public Transition transition() {
            return Transition.HOLD;
        }

        @Override
        public List<Guard> guards() {
            return List.of(new WakeIs(seen));
        }

        @Override
        public List<Change> changes() {
            return List.of(new Change.Wait(Enqueue.HELD, wake, interval));
        }
    }

    record Resume(Queued next, Instant now) implements RecoveryStep {
        @Override
        public Transition transition() {
            return Transition.RESUME;
        }

        @Override
        public List<Guard> guards() {
            return List.of(new EnqueueIn(Set.of(Enqueue.HELD)));
        }

        @Override
        public List<Change> changes() {
            return List.of(new Change.Wait(next.enqueue(), next.wake(), next.interval()));
        }
    }

    /**
     * Gives back the run of a buried worker.
     *
     * @param attempts with the one that died
     */
    record Requeue(Claim seen, Queued next, Instant now, boolean crashCounts, List<Attempt> attempts)
            implements RecoveryStep {
        @Override
        public Transition transition() {
            return Transition.REQUEUE;
        }

        @Override
        public List<Guard> guards() {
            return Guard.orphan(seen, new NotCancelling());
        }

        @Override
        public List<Change> changes() {
            List<Change> back = List.of(new Change.Tell(attempts), new Change.Queue(next, now));
            return crashCounts
                    ? Stream.concat(Stream.of(new Change.Count(Tally.Counter.CRASHES)), back.stream())
                            .toList()
                    : back;
        }
    }

    /** Ends the run of a buried worker: cancelled on request, or dead. */
    record EndOrphan(Claim seen, Ending ending, Instant now, List<Attempt> attempts) implements RecoveryStep {
        @Override
        public Transition transition() {
            return Transition.END_ORPHAN;
        }

        @Override
        public List<Guard> guards() {
            return Guard.orphan(seen);
        }

        @Override
        public List<Change> changes() {
            return List.of(new Change.Tell(attempts), new Change.End(new Ended(ending, now, null)));
        }
    }
}
