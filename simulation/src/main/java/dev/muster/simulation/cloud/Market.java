package dev.muster.simulation.cloud;

import java.util.random.RandomGenerator;

/**
 * On which terms a pool sells.
 *
 * @param price of a unit, $/h
 * @param launch median time until a unit works, s
 * @param spread standard deviation of its logarithm
 * @param reclaims a unit and hour, 0 for what is never taken back
 */
public record Market(double price, double launch, double spread, double reclaims) {
    double launchTime(RandomGenerator random) {
        return launch * Math.exp(spread * random.nextGaussian());
    }

    boolean isSpot() {
        return reclaims > 0;
    }

    /** Seconds until a unit is taken back. */
    double lifetime(RandomGenerator random) {
        return isSpot() ? -Math.log(1 - random.nextDouble()) / reclaims * 3600 : Double.POSITIVE_INFINITY;
    }
}
