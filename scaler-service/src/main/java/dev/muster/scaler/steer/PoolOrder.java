package dev.muster.scaler.steer;

import dev.muster.scaler.decide.PoolLimits;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How an operator wants a pool confined. What is null is left as it is. */
public record PoolOrder(
        @Nullable Integer min,
        @Nullable Integer max,
        @Nullable Boolean hold) {
    public static final PoolOrder NONE = new PoolOrder(null, null, null);

    /** @throws IllegalArgumentException with the values and the range, where they make no limits together */
    public PoolLimits on(PoolLimits limits) {
        return new PoolLimits(or(min, limits.min()), or(max, limits.max()), or(hold, limits.hold()));
    }

    /** For an order that was given before the limits were set so: where both exclude each other, the lower number counts. */
    public PoolLimits over(PoolLimits limits) {
        int most = or(max, limits.max());
        return new PoolOrder(Math.min(or(min, limits.min()), most), most, hold).on(limits);
    }

    /** What stands once the other was given too. */
    public PoolOrder and(PoolOrder later) {
        return new PoolOrder(
                later.min == null ? min : later.min,
                later.max == null ? max : later.max,
                later.hold == null ? hold : later.hold);
    }

    private static <T> T or(@Nullable T ordered, T set) {
        return Objects.requireNonNullElse(ordered, set);
    }
}
