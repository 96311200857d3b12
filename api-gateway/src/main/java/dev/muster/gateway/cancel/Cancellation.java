package dev.muster.gateway.cancel;

import dev.muster.run.Run;

/** What a wish to cancel came to. */
public sealed interface Cancellation {
    /** @param run which is terminal, perhaps since long and otherwise */
    record Over(Run run) implements Cancellation {}

    /** @param run whose owner has been asked to end it */
    record Requested(Run run) implements Cancellation {}

    /** There is no such run, or no longer. */
    record Gone() implements Cancellation {}
}
