package dev.muster.testkit;

import dev.muster.fleet.Pool;
import dev.muster.fleet.Unit;
import dev.muster.fleet.Worker;
import dev.muster.fleet.WorkerId;
import dev.muster.run.Placement;
import java.util.UUID;

/** Workers, each with an id of its own. */
public final class Workers {
    public static final Pool SPOT = new Pool("spot");
    public static final int SLOTS = 8;

    private Workers() {}

    public static WorkerId id() {
        return new WorkerId("worker-" + UUID.randomUUID());
    }

    public static Worker ready() {
        return ready(id());
    }

    /** Has just come and holds nothing. */
    public static Worker ready(WorkerId id) {
        return Worker.starting(id, new Unit(SPOT, "unit-of-" + id), SLOTS);
    }

    public static Placement place() {
        return place(id());
    }

    public static Placement place(WorkerId worker) {
        return new Placement(SPOT, worker);
    }
}
