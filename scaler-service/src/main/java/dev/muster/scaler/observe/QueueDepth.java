package dev.muster.scaler.observe;

/** How many messages wait. */
@FunctionalInterface
public interface QueueDepth {
    /**
     * About as many as could be received now; those that are being worked on do not count.
     *
     * @throws dev.muster.pace.TransientFault where the queue does not answer
     */
    long visible();
}
