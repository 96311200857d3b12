package dev.muster.worker.agent.process.isolate;

/** What an attempt wanted more of than it may have. */
public enum Excess {
    MEMORY,
    PROCESSES,
    DISK
}
