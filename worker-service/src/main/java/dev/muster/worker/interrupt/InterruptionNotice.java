package dev.muster.worker.interrupt;

import java.time.Instant;

/** Word that this worker has to go. That the fleet wants no more of it is none: a cordon can be lifted again. */
public sealed interface InterruptionNotice {
    /** @param at when EC2 takes the machine back */
    record SpotReclaim(Instant at) implements InterruptionNotice {}

    /** EC2 is likely to take the machine back. */
    record RebalanceAdvice() implements InterruptionNotice {}

    /**
     * Auto Scaling ends the machine, and waits for word.
     *
     * @param instance its id
     */
    record LifecycleEnd(String instance) implements InterruptionNotice {}

    /** Whoever runs this process wants it to end. */
    record Stop() implements InterruptionNotice {}
}
