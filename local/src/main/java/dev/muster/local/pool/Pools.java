package dev.muster.local.pool;

import dev.muster.fleet.Pool;
import dev.muster.local.child.Child;
import java.util.List;
import java.util.Optional;

/** All workers of a platform. */
public record Pools(List<WorkerPool> all) implements AutoCloseable {
    public static final Pool ON_DEMAND = new Pool("on-demand");
    public static final Pool SPOT = new Pool("spot");
    public static final Pool FARGATE = new Pool("fargate");

    public static final List<Pool> NAMES = List.of(ON_DEMAND, SPOT, FARGATE);

    public Pools {
        all = List.copyOf(all);
    }

    public Optional<WorkerPool> find(String name) {
        return all.stream().filter(pool -> pool.name().name().equals(name)).findFirst();
    }

    public List<Machine> machines() {
        return all.stream().flatMap(pool -> pool.machines().stream()).toList();
    }

    public boolean isFailing() {
        return machines().stream().map(Machine::worker).anyMatch(Child::isFailing);
    }

    /** Lets go of the machines, after their workers have ended. */
    @Override
    public void close() {
        machines().forEach(Machine::forget);
    }
}
