package dev.muster.scaler.decide;

/**
 * How many units there should be in all, as one policy has it.
 *
 * @param least it wants more where there are fewer
 * @param most it wants fewer where there are more, {@link #ANY} where it does not mind
 * @param reason for people
 */
public record Need(int least, int most, String reason) {
    public static final int ANY = Integer.MAX_VALUE;

    public Need {
        if (least < 0 || most < least) {
            throw new IllegalArgumentException("least " + least + ", most " + most + ": needs 0 <= least <= most");
        }
    }

    static Need atLeast(int units, String reason) {
        return new Need(units, ANY, reason);
    }

    static Need atMost(int units, String reason) {
        return new Need(0, units, reason);
    }

    static Need none(String reason) {
        return new Need(0, ANY, reason);
    }
}
