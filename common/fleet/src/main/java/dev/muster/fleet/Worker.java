package dev.muster.fleet;

/**
 * What the registry knows of one worker.
 *
 * @param heartbeats how often it has reported; it is alive while this number moves
 * @param crashCounts for a dead one: whether its death counts as a crash of the runs it held. A death among many, or an
 *     orderly leave, says nothing about them
 */
public record Worker(
        WorkerId id, Unit unit, WorkerState state, long heartbeats, Load load, boolean crashCounts, Cordon cordon) {
    public static Worker starting(WorkerId id, Unit unit, int slots) {
        return new Worker(id, unit, WorkerState.READY, 0, new Load(slots, 0), true, Cordon.NONE);
    }

    public boolean isDead() {
        return state == WorkerState.DEAD;
    }
}
