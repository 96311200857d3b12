package dev.muster.local.bench.load;

import dev.muster.local.bench.figure.Series;
import java.util.ArrayList;
import java.util.List;

/** Whether all sides have come to their speed: the last rounds of each lie close together, or enough was tried. */
final class Steadiness {
    static final int ROUNDS = 3;
    static final double CLOSE = 0.1;

    private final List<List<Double>> rounds = new ArrayList<>();
    private final int mostRounds;

    Steadiness(int mostRounds) {
        this.mostRounds = mostRounds;
    }

    /** @param rates of one round, always in the same order of sides */
    void add(List<Double> rates) {
        rounds.add(rates);
    }

    boolean isReached() {
        return isSteady() || rounds.size() >= mostRounds;
    }

    private boolean isSteady() {
        if (rounds.size() < ROUNDS) {
            return false;
        }
        List<List<Double>> last = rounds.subList(rounds.size() - ROUNDS, rounds.size());
        for (int side = 0; side < last.getFirst().size(); side++) {
            int one = side;
            if (!new Series(last.stream().map(rates -> rates.get(one)).toList()).isWithin(CLOSE)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return (isSteady() ? "steady after " : "NOT steady after ") + rounds.size() + " rounds";
    }
}
