package dev.muster.local.bench.figure;

/**
 * One line of the result.
 *
 * @param measure the name by which it can be asked for
 * @param least of the values that it is the middle of; itself where there is but one
 */
public record Figure(String measure, String what, double value, double least, double most, Target target) {
    /** The median of a series, with its range. */
    public static Figure median(String measure, String what, Series series, Target target) {
        return new Figure(measure, what, series.median(), series.least(), series.most(), target);
    }

    public static Figure single(String measure, String what, double value, Target target) {
        return new Figure(measure, what, value, value, value, target);
    }

    public boolean isMet() {
        return target.isMetBy(value);
    }

    String range() {
        return least == most ? "" : Target.text(least) + " .. " + Target.text(most);
    }

    String verdict() {
        return target instanceof Target.None ? "" : isMet() ? "yes" : "NO";
    }
}
