package dev.muster.simulation.cloud;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** Storms in which a market takes back much of what it has sold, and sells none for a while. */
record Weather(VirtualTime time, RandomGenerator random, Consumer<SimulatedUnit> reclaim, BooleanSupplier over) {
    private static final double EVERY = 8 * 3600;
    private static final double LASTS = 600;
    private static final double TAKES = 0.3;
    private static final double WITHIN = 60;

    void expectStorm(SimulatedPool pool) {
        time.in(-Math.log(1 - random.nextDouble()) * EVERY, () -> {
            storm(pool);
            if (!over.getAsBoolean()) {
                expectStorm(pool);
            }
        });
    }

    private void storm(SimulatedPool pool) {
        pool.sellOut(LASTS);
        List<SimulatedUnit> units = new ArrayList<>();
        pool.units().forEach(units::add);
        units.stream()
                .filter(unit -> random.nextDouble() < TAKES)
                .forEach(unit -> time.in(random.nextDouble() * WITHIN, () -> reclaim.accept(unit)));
    }
}
