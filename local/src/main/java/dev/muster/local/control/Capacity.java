package dev.muster.local.control;

import java.time.Instant;
import java.util.List;

/**
 * What a pool has and was refused, as the scaler reads it.
 *
 * @param wanted units, those too that are still to come
 * @param units that run
 */
public record Capacity(int wanted, List<LocalUnit> units, List<Shortage> shortages) {
    public Capacity {
        units = List.copyOf(units);
        shortages = List.copyOf(shortages);
    }

    /** One life of a worker's process, by the name under which it enters itself in the registry. */
    public record LocalUnit(String name, Instant launched) {}

    public record Shortage(Kind kind, String offering, Instant at, String message) {
        public enum Kind {
            CAPACITY
        }
    }
}
