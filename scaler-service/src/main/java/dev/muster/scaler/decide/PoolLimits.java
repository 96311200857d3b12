package dev.muster.scaler.decide;

/**
 * How an operator confines a pool.
 *
 * @param min units that always run
 * @param max units that ever run
 * @param hold whether it stays as it is
 */
public record PoolLimits(int min, int max, boolean hold) {
    public static final int MOST = 10_000;

    public PoolLimits {
        if (min < 0 || max < min || max > MOST) {
            throw new IllegalArgumentException("min " + min + ", max " + max + ": needs 0 <= min <= max <= " + MOST);
        }
    }

    public PoolLimits(int min, int max) {
        this(min, max, false);
    }
}
