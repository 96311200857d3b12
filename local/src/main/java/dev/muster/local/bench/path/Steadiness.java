package dev.muster.local.bench.path;

import dev.muster.local.bench.figure.Series;
import java.util.ArrayList;
import java.util.List;

/** Whether two sides have come to their speed: the last rounds of both lie close together, or nothing more is to be hoped for. */
final class Steadiness {
    static final int ROUNDS = 3;
    static final int MOST_ROUNDS = 20;
    static final double CLOSE = 0.1;

    private final List<Double> first = new ArrayList<>();
    private final List<Double> second = new ArrayList<>();

    void add(double firstRate, double secondRate) {
        first.add(firstRate);
        second.add(secondRate);
    }

    boolean isReached() {
        return isSteady() || first.size() == MOST_ROUNDS;
    }

    private boolean isSteady() {
        return isSteady(first) && isSteady(second);
    }

    private static boolean isSteady(List<Double> rates) {
        return rates.size() >= ROUNDS && new Series(rates.subList(rates.size() - ROUNDS, rates.size())).isWithin(CLOSE);
    }

    @Override
    public String toString() {
        return (isSteady() ? "steady after " : "NOT steady after ") + first.size() + " rounds";
    }
}
