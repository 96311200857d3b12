package dev.muster.run;

import dev.muster.run.RunState.Ended;
import dev.muster.run.RunState.Queued;
import dev.muster.run.RunState.Running;
import dev.muster.run.RunState.Scheduled;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** One effect of a step, as data. None needs to know the run it is applied to, so that no write needs a read. */
public sealed interface Change {
    Run on(Run run);

    record Schedule(Scheduled state) implements Change {
        @Override
        public Run on(Run run) {
            return run.with(state).with(run.history().queuedAt(state.due()));
        }
    }

    record Queue(Queued state, Instant at) implements Change {
        @Override
        public Run on(Run run) {
            return run.with(state).with(run.history().queuedAt(at));
        }
    }

    /** Of a queued run, all but its expiry. */
    record Wait(Enqueue enqueue, Instant wake, Duration interval) implements Change {
        @Override
        public Run on(Run run) {
            Queued before = (Queued) run.state();
            return run.with(new Queued(enqueue, wake, interval, before.expires()));
        }
    }

    /** The next fence is the store's to give. */
    record Start(Placement placement, Nonce nonce, Instant at) implements Change {
        @Override
        public Run on(Run run) {
            Tally tally = run.tally().claimed();
            Claim claim = new Claim(placement.worker(), tally.fence(), nonce);
            return run.with(new Running(claim, false))
                    .with(tally)
                    .with(run.history().startedAt(at, placement));
        }
    }

    record AskCancel() implements Change {
        @Override
        public Run on(Run run) {
            return run.with(new Running(((Running) run.state()).claim(), true));
        }
    }

    record End(Ended state) implements Change {
        @Override
        public Run on(Run run) {
            return run.with(state);
        }
    }

    record Count(Tally.Counter counter) implements Change {
        @Override
        public Run on(Run run) {
            return run.with(run.tally().counted(counter));
        }
    }

    record Keep(Checkpoint checkpoint) implements Change {
        @Override
        public Run on(Run run) {
            return run.with(run.history().keeping(checkpoint));
        }
    }

    record Tell(List<Attempt> attempts) implements Change {
        public Tell {
            attempts = List.copyOf(attempts);
        }

        @Override
        public Run on(Run run) {
            return run.with(run.history().telling(attempts));
        }
    }
}
