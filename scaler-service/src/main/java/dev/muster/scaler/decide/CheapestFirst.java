package dev.muster.scaler.decide;

import dev.muster.fleet.Pool;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Buys where a unit costs least, and of two that cost the same where it works sooner. Only for what waits already, and
 * would wait longer than is put up with, it buys where a unit works soonest.
 *
 * @param objective the wait that is put up with
 */
public record CheapestFirst(Duration objective) implements Placement {
    private static final Comparator<PoolState> CHEAPEST = Comparator.comparingDouble(
                    (PoolState pool) -> pool.terms().price())
            .thenComparing(pool -> pool.terms().launch());
    private static final Comparator<PoolState> SOONEST =
            Comparator.comparing((PoolState pool) -> pool.terms().launch()).thenComparing(CHEAPEST);

    /** Where the next unit comes from. */
    static PoolState next(Observation now) {
        return best(now, CHEAPEST);
    }

    private static PoolState best(Observation now, Comparator<PoolState> order) {
        return now.pools().stream()
                .filter(pool -> pool.room() > 0)
                .min(order)
                .orElse(now.pools().getFirst());
    }

    @Override
    public Map<Pool, Integer> place(Observation now, int units) {
        Shares placed = new Shares(now);
        placed.removeDownTo(units);
        if (next(now).terms().launch().compareTo(objective) > 0) {
            placed.add(best(now, SOONEST), Math.clamp(urgent(now), 0, Math.max(0, units - placed.all())));
        }
        List<PoolState> cheapest = now.pools().stream().sorted(CHEAPEST).toList();
        for (PoolState pool : cheapest) {
            placed.add(pool, Math.max(0, units - placed.all()));
        }
        return placed.units();
    }

    /** Units for what waits and for which none launches. */
    private static int urgent(Observation now) {
        int slots = now.pools().getFirst().terms().slots();
        int launching = now.pools().stream().mapToInt(PoolState::launching).sum();
        return (int) Math.ceilDiv(now.work().visible(), slots) - launching;
    }
}
