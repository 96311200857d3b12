package dev.muster.scaler.pool;

import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What a pool has and was refused.
 *
 * @param wanted units that were asked for in all; where more than {@code units} are there, the rest is still to come
 * @param units that exist, whether they work yet or not; none that is on its way out
 * @param shortages refusals that are still to be reckoned with, the newest first
 * @param price measured, in $/h a unit; empty where the market tells none
 */
public record Holding(int wanted, List<OwnedUnit> units, List<Shortage> shortages, OptionalDouble price) {
    public Holding {
        units = List.copyOf(units);
        shortages = List.copyOf(shortages);
    }

    /**
     * A unit that was bought.
     *
     * @param name as its worker enters it in the registry
     * @param launched when it was asked for
     * @param outdated whether it was made from another template than the next one will be; false where nobody can tell
     */
    public record OwnedUnit(String name, Instant launched, boolean outdated) {}

    /**
     * Something that was asked for and refused.
     *
     * @param offering what was out of stock, such as a type in a zone
     * @param message as the market said it
     */
    public record Shortage(Kind kind, String offering, Instant at, String message) {
        public enum Kind {
            /** There is none left of it for now; another offering, or another pool, may have some. */
            CAPACITY,
            /** The account may have no more: waiting and asking elsewhere in the same quota does not help. */
            QUOTA
        }
    }
}
