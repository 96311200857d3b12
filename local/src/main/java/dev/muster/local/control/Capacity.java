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

    /**
     * One life of a worker's process.
     *
     * @param name under which it enters itself in the registry
     * @param outdated never: workers live no longer than their supervisor
     */
    public record LocalUnit(String name, Instant launched, boolean outdated) {}

    public record Shortage(Kind kind, String offering, Instant at, String message) {
        public enum Kind {
            CAPACITY
        }
    }
}
