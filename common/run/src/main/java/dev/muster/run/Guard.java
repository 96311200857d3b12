package dev.muster.run;

import dev.muster.fleet.WorkerId;
import dev.muster.run.RunState.Ended;
import dev.muster.run.RunState.Queued;
import dev.muster.run.RunState.Running;
import dev.muster.run.RunState.Scheduled;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** One condition of a step, as data: the fake evaluates it, the store's adapter writes it into its conditional write. */
public sealed interface Guard {
    boolean holds(Run run);

    /** The run is still the one seen with a buried owner. */
    static List<Guard> orphan(Claim seen, Guard... more) {
        return Stream.concat(Stream.of(new FenceIs(seen.fence()), new OwnerIs(seen.owner())), Stream.of(more))
                .toList();
    }

    record EnqueueIn(Set<Enqueue> allowed) implements Guard {
        @Override
        public boolean holds(Run run) {
            return run.state() instanceof Queued queued && allowed.contains(queued.enqueue());
        }
    }

    /** Nobody has moved the run's next look since it was seen. */
    record WakeIs(Instant seen) implements Guard {
        @Override
        public boolean holds(Run run) {
            return run.state() instanceof Queued queued && queued.wake().equals(seen);
        }
    }

    record DueBy(Instant now) implements Guard {
        @Override
        public boolean holds(Run run) {
            return run.state() instanceof Scheduled scheduled
                    && !scheduled.due().isAfter(now);
        }
    }

    record ExpiredBy(Instant now) implements Guard {
        @Override
        public boolean holds(Run run) {
            return switch (run.state()) {
                case Scheduled scheduled -> !scheduled.expires().isAfter(now);
                case Queued queued -> !queued.expires().isAfter(now);
                case Running running -> false;
                case Ended ended -> false;
            };
        }
    }

    record FenceIs(long fence) implements Guard {
        @Override
        public boolean holds(Run run) {
            return run.tally().fence() == fence;
        }
    }

    record OwnerIs(WorkerId owner) implements Guard {
        @Override
        public boolean holds(Run run) {
            return run.state() instanceof Running running
                    && running.claim().owner().equals(owner);
        }
    }

    record NotCancelling() implements Guard {
        @Override
        public boolean holds(Run run) {
            return !(run.state() instanceof Running running && running.cancelRequested());
        }
    }

    record CrashesBelow(int limit) implements Guard {
        @Override
        public boolean holds(Run run) {
            return run.tally().crashes() < limit;
        }
    }

    record SequenceBelow(long sequence) implements Guard {
        @Override
        public boolean holds(Run run) {
            Checkpoint latest = run.history().checkpoint();
            return latest == null || latest.sequence() < sequence;
        }
    }
}
