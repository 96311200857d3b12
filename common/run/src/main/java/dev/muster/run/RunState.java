package dev.muster.run;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where a run stands, with what belongs to that state alone. */
public sealed interface RunState {
    StateName name();

    /** Waits for its time; no message exists or is wanted. */
    record Scheduled(Instant due, Instant expires) implements RunState {
        @Override
        public StateName name() {
            return StateName.SCHEDULED;
        }
    }

    /**
     * Waits for a worker.
     *
     * @param wake when recovery looks at it next
     * @param interval how long it let the run alone before that; doubles with every look
     */
    record Queued(Enqueue enqueue, Instant wake, Duration interval, Instant expires) implements RunState {
        /** How soon recovery looks at a run whose message may not have been sent. */
        public static final Duration FIRST_LOOK = Duration.ofSeconds(30);

        /**
         * How soon recovery looks at a run that is held for its agent's breaker. The closing brings it back, not this look:
         * it is for what lands late.
         */
        public static final Duration HELD_LOOK = Duration.ofMinutes(15);

        /** Newly queued, or queued again: its message is about to be sent. */
        public static Queued pending(Instant now, Instant expires) {
            return new Queued(Enqueue.PENDING, earlier(now.plus(FIRST_LOOK), expires), FIRST_LOOK, expires);
        }

        /** Queued while its agent's breaker is open: no message is sent. */
        public static Queued held(Instant now, Instant expires) {
            return new Queued(Enqueue.HELD, earlier(now.plus(HELD_LOOK), expires), HELD_LOOK, expires);
        }

        @Override
        public StateName name() {
            return StateName.QUEUED;
        }
    }

    /** Held by a worker. */
    record Running(Claim claim, boolean cancelRequested) implements RunState {
        @Override
        public StateName name() {
            return StateName.RUNNING;
        }
    }

    /** @param by the claim that wrote the ending; absent where no worker did */
    record Ended(Ending ending, Instant at, @Nullable Signature by) implements RunState {
        @Override
        public StateName name() {
            return ending.state();
        }
    }

    static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
