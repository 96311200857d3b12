package dev.muster.run;

/** How far a queued run's message has come. */
public enum Enqueue {
    /** Perhaps sent. */
    PENDING,
    /** Sent, and still waiting a while after. */
    SENT,
    /** Not wanted in the queue: its agent's breaker is open, or a worker did not know the agent. */
    HELD
}
