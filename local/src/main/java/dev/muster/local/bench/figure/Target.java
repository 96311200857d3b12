package dev.muster.local.bench.figure;

import java.util.Locale;

/** What a figure is to reach. */
public sealed interface Target {
    boolean isMetBy(double value);

    record AtLeast(double bound) implements Target {
        @Override
        public boolean isMetBy(double value) {
            return value >= bound;
        }

        @Override
        public String toString() {
            return ">= " + text(bound);
        }
    }

    record AtMost(double bound) implements Target {
        @Override
        public boolean isMetBy(double value) {
            return value <= bound;
        }

        @Override
        public String toString() {
            return "<= " + text(bound);
        }
    }

    /** Says what the others are made of. */
    record None() implements Target {
        @Override
        public boolean isMetBy(double value) {
            return true;
        }

        @Override
        public String toString() {
            return "";
        }
    }

    /** As many digits as tell something. */
    static String text(double value) {
        double size = Math.abs(value);
        String format = size >= 100 || value == Math.rint(value) ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, format, value);
    }
}
