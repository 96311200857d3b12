package dev.muster.worker.execute;

/**
 * When a run whose worker has to go is another worker's.
 *
 * @param most interruptions of one run; with one more it is dead
 * @param deadLetters whether no interrupted run is executed again, though its agent could go on
 */
public record Handover(int most, boolean deadLetters) {}
