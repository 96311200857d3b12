package dev.muster.run;

/** How a run ended, once and for all. */
public sealed interface Ending {
    StateName state();

    record Succeeded(Payload output) implements Ending {
        @Override
        public StateName state() {
            return StateName.SUCCEEDED;
        }
    }

    record Failed(RunError error) implements Ending {
        @Override
        public StateName state() {
            return StateName.FAILED;
        }
    }

    record TimedOut(RunError error) implements Ending {
        @Override
        public StateName state() {
            return StateName.TIMED_OUT;
        }
    }

    record Cancelled() implements Ending {
        @Override
        public StateName state() {
            return StateName.CANCELLED;
        }
    }

    record Expired() implements Ending {
        @Override
        public StateName state() {
            return StateName.EXPIRED;
        }
    }

    /** Given up on: it brought its workers down, or must not be repeated after an interruption. */
    record Dead(RunError error) implements Ending {
        @Override
        public StateName state() {
            return StateName.DEAD;
        }
    }
}
