package dev.muster.scaler.decide;

import dev.muster.fleet.Pool;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Buys where a unit costs least, and of two that cost the same where it works sooner. */
public record CheapestFirst() implements Placement {
    private static final Comparator<PoolState> CHEAPEST = Comparator.comparingDouble(
                    (PoolState pool) -> pool.terms().price())
            .thenComparing(pool -> pool.terms().launch());

    @Override
    public Map<Pool, Integer> place(Observation now, int units) {
        Shares placed = new Shares(now);
        placed.removeDownTo(units);
        List<PoolState> cheapest = now.pools().stream().sorted(CHEAPEST).toList();
        for (PoolState pool : cheapest) {
            placed.add(pool, Math.max(0, units - placed.all()));
        }
        return placed.units();
    }
}
