package dev.muster.simulation.terminal;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** The values that an option or a field may have. */
public record Bounds(double least, double most) {
    /** @throws Refusal with the value and these bounds, where it lies outside; so does what is no number */
    public void check(String name, double value) {
        if (!(value >= least && value <= most)) {
            throw new Refusal(name + " " + text(value) + ": must be from " + text(least) + " to " + text(most));
        }
    }

    private static String text(double value) {
        return new DecimalFormat("0.########", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(value);
    }
}
