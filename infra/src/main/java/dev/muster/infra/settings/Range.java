package dev.muster.infra.settings;

/** How many there may be. */
public record Range(int min, int max) {
    public Range {
        if (min < 0 || max < min) {
            throw new IllegalArgumentException("from " + min + " to " + max + ": needs 0 <= min <= max");
        }
    }
}
