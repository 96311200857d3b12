package dev.muster.scaler.act;

import dev.muster.fleet.Pool;
import dev.muster.fleet.Worker;
import dev.muster.fleet.WorkerId;
import dev.muster.scaler.observe.Crew;
import dev.muster.scaler.pool.CapacityPool;
import dev.muster.scaler.pool.Holding;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/** What was called of pools and workers, in its order. */
final class Calls {
    private final List<String> made = new ArrayList<>();

    /** As it grows. */
    List<String> made() {
        return made;
    }

    CapacityPool pool(Pool name) {
        return new CapacityPool() {
            @Override
            public Pool name() {
                return name;
            }

            @Override
            public Holding look() {
                return new Holding(0, List.of(), List.of(), OptionalDouble.empty());
            }

            @Override
            public void raise(int wanted) {
                made.add("raise " + name + " " + wanted);
            }

            @Override
            public void end(Set<String> units) {
                made.add("end " + new TreeSet<>(units));
            }
        };
    }

    Crew crew() {
        return crew(() -> {});
    }

    /** @param meanwhile what happens during each call */
    Crew crew(Runnable meanwhile) {
        return new Crew() {
            @Override
            public List<Worker> workers() {
                return List.of();
            }

            @Override
            public boolean cordon(WorkerId id, long wish) {
                meanwhile.run();
                made.add((wish == 0 ? "keep " : "cordon ") + id.value().replace("worker-of-", ""));
                return true;
            }
        };
    }
}
