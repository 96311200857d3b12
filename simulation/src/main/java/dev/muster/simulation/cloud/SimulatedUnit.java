package dev.muster.simulation.cloud;

import dev.muster.fleet.Cordon;
import dev.muster.fleet.Load;
import dev.muster.fleet.Unit;
import dev.muster.fleet.Worker;
import dev.muster.fleet.WorkerId;
import dev.muster.fleet.WorkerState;
import java.util.LinkedHashSet;
import java.util.Set;

/** A machine with a worker on it, from its order to its end. */
final class SimulatedUnit {
    final SimulatedPool pool;
    final Unit unit;
    final double ordered;
    final Set<Execution> running = new LinkedHashSet<>();
    boolean works;
    boolean leaving;
    boolean gone;
    long cordon;
    long completed;
    private final int slots;

    SimulatedUnit(SimulatedPool pool, Unit unit, double ordered, int slots) {
        this.pool = pool;
        this.unit = unit;
        this.ordered = ordered;
        this.slots = slots;
    }

    int free() {
        return works && !leaving && !gone && cordon == 0 ? slots - running.size() : 0;
    }

    Worker worker() {
        boolean drained = cordon > 0 && running.isEmpty();
        return new Worker(
                new WorkerId(unit.name()),
                unit,
                leaving || cordon > 0 ? WorkerState.DRAINING : WorkerState.READY,
                1,
                new Load(slots, running.size(), completed, CPU_OF_A_SLOT * running.size() / slots),
                false,
                new Cordon(cordon, drained ? cordon : 0));
    }

    /** Agents mostly wait for models. */
    private static final double CPU_OF_A_SLOT = 0.5;
}
