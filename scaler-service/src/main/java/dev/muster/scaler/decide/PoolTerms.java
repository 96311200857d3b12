package dev.muster.scaler.decide;

import java.time.Duration;

/**
 * On which terms a pool grows.
 *
 * @param limits of its size
 * @param price of a unit, in $/h
 * @param launch how long it takes from asking for a unit until it works, as last seen
 * @param slots of a unit
 */
public record PoolTerms(PoolLimits limits, double price, Duration launch, int slots) {
    public PoolTerms {
        if (!(price >= 0) || slots < 1) {
            throw new IllegalArgumentException(
                    "price " + price + ", slots " + slots + ": needs a price of at least 0, and at least 1 slot");
        }
    }
}
