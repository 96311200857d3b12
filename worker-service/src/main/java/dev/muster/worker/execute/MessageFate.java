package dev.muster.worker.execute;

import java.time.Duration;

/** What becomes of a message that brought nothing to execute. */
sealed interface MessageFate {
    MessageFate DELETE = new Delete();

    /** Somebody else executes its run: it is looked at again after the queue's own visibility time. */
    MessageFate PARK = new Park(Duration.ofMinutes(15));

    /** Nobody waits for it: its run has ended, is gone, or will be sent again. */
    record Delete() implements MessageFate {}

    /** It comes back after so long. */
    record Park(Duration visibility) implements MessageFate {}
}
