package dev.muster.fleet;

/** Whether a worker may still claim runs. */
public enum WorkerState {
    READY,
    /** Takes no new runs, ends those it has. */
    DRAINING,
    /** Buried: its runs belong to others, and its heartbeat is refused. Kept as a tombstone for an hour. */
    DEAD
}
