package dev.muster.run;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** Tells workers that a run waits: at least once, in any order. Every call may throw {@link dev.muster.pace.TransientFault}. */
public interface RunQueue {
    /**
     * How long a received message is out of others' sight. A worker that dies or freezes before it has claimed delays a run by
     * as much, after the lease of the one before it perhaps: together they are to stay below a minute.
     */
    Duration FIRST_VISIBILITY = Duration.ofSeconds(15);

    void publish(Dispatch dispatch);

    /**
     * Waits for messages and takes them out of others' sight for {@link #FIRST_VISIBILITY}.
     *
     * @param max 1 to 10
     * @param wait at most 20 s
     */
    List<Delivery> receive(int max, Duration wait) throws InterruptedException;

    /** Removes the message. A receipt that is no longer good is passed over. */
    void acknowledge(Receipt receipt);

    /**
     * Keeps messages out of sight from now on for so long. Receipts that are no longer good are passed over.
     *
     * @param visibility 0 s to 12 h
     */
    void extend(Collection<Receipt> receipts, Duration visibility);

    /** Names one delivery of a message. */
    record Receipt(String handle) {}

    /** @param count how often this message has been delivered, about */
    record Delivery(Receipt receipt, int count, Message message) {}

    sealed interface Message {
        record Dispatched(RunId run, AgentName agent) implements Message {}

        /** Not from here, or from a newer version: left alone. */
        record Unreadable(String reason) implements Message {}
    }
}
