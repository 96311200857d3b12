package dev.muster.scaler.decide;

import dev.muster.fleet.Pool;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Every pool has its share.
 *
 * @param shares of what is bought, by pool
 * @param overflow gets its share in a burst only, and else what the others have no room for
 * @param burst more messages than these waiting are one
 */
public record PoolSplit(Map<Pool, Double> shares, Pool overflow, long burst) implements Placement {
    public PoolSplit {
        shares = Map.copyOf(shares);
    }

    @Override
    public Map<Pool, Integer> place(Observation now, int units) {
        Shares placed = new Shares(now);
        boolean bursts = now.work().visible() > burst;
        placed.removeIdleDownTo(units);
        placed.removeDownTo(units);
        while (placed.all() < units) {
            Optional<PoolState> next = furthestBehind(
                            now, placed, pool -> bursts || !pool.pool().equals(overflow))
                    .or(() -> furthestBehind(now, placed, pool -> true));
            if (next.isEmpty()) {
                break;
            }
            placed.add(next.get(), 1);
        }
        return placed.units();
    }

    private Optional<PoolState> furthestBehind(Observation now, Shares placed, Predicate<PoolState> which) {
        return now.pools().stream()
                .filter(which)
                .filter(placed::hasRoom)
                .max(Comparator.comparingDouble(pool -> shares.getOrDefault(pool.pool(), 0.0) / (placed.of(pool) + 1)));
    }
}
