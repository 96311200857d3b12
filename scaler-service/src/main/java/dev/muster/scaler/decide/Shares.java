package dev.muster.scaler.decide;

import dev.muster.fleet.Pool;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** So many units of each pool. */
final class Shares {
    private final Observation now;
    private final Map<Pool, Integer> units;

    Shares(Observation now) {
        this.now = now;
        this.units = now.pools().stream().collect(Collectors.toMap(PoolState::pool, PoolState::current));
    }

    int all() {
        return units.values().stream().mapToInt(Integer::intValue).sum();
    }

    int of(PoolState pool) {
        return units.getOrDefault(pool.pool(), 0);
    }

    boolean hasRoom(PoolState pool) {
        return room(pool) > 0;
    }

    /** As far as there is room. */
    void add(PoolState pool, int more) {
        units.merge(pool.pool(), Math.clamp(room(pool), 0, more), Integer::sum);
    }

    private int room(PoolState pool) {
        return pool.room() - (of(pool) - pool.current());
    }

    /** Dearest first, and none that works. */
    void removeIdleDownTo(int all) {
        removeDownTo(all, PoolState::spareIdle);
    }

    /** Dearest first, and none below what always runs. */
    void removeDownTo(int all) {
        removeDownTo(all, pool -> Math.max(0, of(pool) - pool.terms().limits().min()));
    }

    private void removeDownTo(int all, ToIntFunction<PoolState> spare) {
        List<PoolState> dearest = now.pools().stream()
                .sorted(Comparator.comparingDouble(
                                (PoolState pool) -> pool.terms().price())
                        .reversed())
                .toList();
        for (PoolState pool : dearest) {
            int fewer = Math.clamp((long) all() - all, 0, spare.applyAsInt(pool));
            units.merge(pool.pool(), -fewer, Integer::sum);
        }
    }

    Map<Pool, Integer> units() {
        return Map.copyOf(units);
    }
}
