package dev.muster.scaler.decide;

import dev.muster.fleet.Pool;
import java.util.Map;

/** Where units are bought, and from where they go. */
@FunctionalInterface
public interface Placement {
    /**
     * @param units that there should be in all
     * @return by pool; fewer in all where no pool has room
     */
    Map<Pool, Integer> place(Observation now, int units);
}
