package dev.muster.run;

import dev.muster.run.RunState.Ended;
import java.time.Instant;
import java.util.List;

/** What a client may do to a run it has submitted. */
public sealed interface ClientStep extends RunStep {
    /** Ends a run that waits. */
    record Cancel(Instant now) implements ClientStep {
        @Override
        public Transition transition() {
            return Transition.CANCEL;
        }

        @Override
        public List<Guard> guards() {
            return List.of();
        }

        @Override
        public List<Change> changes() {
            return List.of(new Change.End(new Ended(new Ending.Cancelled(), now, null)));
        }
    }

    /** Asks the owner of a run that is executed to end it. */
    record RequestCancel() implements ClientStep {
        @Override
        public Transition transition() {
            return Transition.REQUEST_CANCEL;
        }

        @Override
        public List<Guard> guards() {
            return List.of();
        }

        @Override
        public List<Change> changes() {
            return List.of(new Change.AskCancel());
        }
    }
}
