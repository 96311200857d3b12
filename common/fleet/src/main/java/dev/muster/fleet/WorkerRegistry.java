package dev.muster.fleet;

import java.util.List;
import java.util.Optional;

/** Who works here. Every call may throw {@link dev.muster.pace.TransientFault}. */
public interface WorkerRegistry {
    /** Enters a worker; one that has been here before, dead or alive, stays as it is. */
    void register(Worker worker);

    /**
     * Moves the worker's heartbeat on by one; refused once it is buried or unknown.
     *
     * @param drained as {@link Cordon} has it
     */
    Pulse beat(WorkerId id, WorkerState state, Load load, long drained);

    /** Every worker, dead ones too for as long as their tombstone stands; read consistently. */
    List<Worker> workers();

    Optional<Worker> find(WorkerId id);

    /**
     * Declares a worker dead if its heartbeat is still the one seen.
     *
     * @param crashCounts whether the runs it held count a crash
     * @return false where it has reported since, is dead already or is unknown
     */
    boolean bury(WorkerId id, long heartbeatsSeen, boolean crashCounts);

    /**
     * Asks a worker to take no more runs, or to take some again.
     *
     * @param wish higher than any before, 0 to lift the last one
     * @return false where it is dead or unknown
     */
    boolean cordon(WorkerId id, long wish);

    /** Leaves word for a living worker, if it is one, that a run of its is to be stopped; the run's record is the truth. */
    void requestCancel(WorkerId id, String runId);
}
