package dev.muster.scaler;

import dev.muster.fleet.Load;
import dev.muster.fleet.Pulse;
import dev.muster.fleet.Unit;
import dev.muster.fleet.Worker;
import dev.muster.fleet.WorkerId;
import dev.muster.fleet.WorkerState;
import dev.muster.scaler.decide.Stock;
import dev.muster.testkit.InMemoryWorkerRegistry;
import java.util.Optional;

/** A bought unit with one worker after the other on it, which take runs, end them and heed cordons as real ones do. */
final class Machine {
    private final InMemoryWorkerRegistry registry;
    private final Unit unit;
    private Optional<WorkerId> worker = Optional.empty();
    private int lives;
    private int busy;
    private long completed;
    private long cordon;

    Machine(InMemoryWorkerRegistry registry, Unit unit) {
        this.registry = registry;
        this.unit = unit;
    }

    void start() {
        WorkerId id = new WorkerId(unit.name() + "-life-" + ++lives);
        registry.register(Worker.starting(id, unit, Stock.SLOTS));
        worker = Optional.of(id);
        cordon = 0;
        completed = 0;
    }

    boolean works() {
        return worker.isPresent();
    }

    /** Whether its end would stop no run, and none can start on it. */
    boolean isSpent() {
        return works() && busy == 0 && cordon > 0;
    }

    int busy() {
        return busy;
    }

    /** @return how many of those that wait it takes */
    int take(long waiting) {
        int taken = works() && cordon == 0 ? (int) Math.min(waiting, Stock.SLOTS - busy) : 0;
        busy += taken;
        return taken;
    }

    void finish(int runs) {
        int ended = Math.min(runs, busy);
        busy -= ended;
        completed += ended;
    }

    void beat() {
        worker.ifPresent(id -> {
            WorkerState state = cordon > 0 ? WorkerState.DRAINING : WorkerState.READY;
            Load load = new Load(Stock.SLOTS, busy, completed, 0.1);
            if (registry.beat(id, state, load, busy == 0 ? cordon : 0) instanceof Pulse.Alive alive) {
                cordon = alive.cordon();
            }
        });
    }

    /** @return runs that it held, which wait again */
    int die() {
        worker.ifPresent(registry::forget);
        worker = Optional.empty();
        int lost = busy;
        busy = 0;
        return lost;
    }
}
