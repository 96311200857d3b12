package dev.muster.scaler;

import dev.muster.fleet.Pool;
import dev.muster.scaler.PoolSettings.Size;
import dev.muster.scaler.decide.PoolLimits;
import dev.muster.scaler.observe.Terms;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/**
 * Terms as they were set.
 *
 * @param hold whether all pools stay as they are
 */
record SettledTerms(Map<Pool, Size> sizes, int slots, boolean hold) implements Terms {
    @Override
    public PoolLimits limits(Pool pool) {
        PoolLimits limits = size(pool).limits();
        return new PoolLimits(limits.min(), limits.max(), hold);
    }

    @Override
    public double price(Pool pool) {
        return size(pool).price();
    }

    @Override
    public Duration launch(Pool pool) {
        return size(pool).launch();
    }

    @Override
    public int slots(Pool pool) {
        return slots;
    }

    private Size size(Pool pool) {
        return Objects.requireNonNull(sizes.get(pool), pool::name);
    }
}
