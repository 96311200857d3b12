package dev.muster.local.bench.load;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Whether all sides have come to their speed: the last rounds of each were hardly faster than those before them, or enough was tried. */
public final class Steadiness {
    static final int ROUNDS = 3;
    static final double FASTER = 0.1;

    private final List<List<Double>> rounds = new ArrayList<>();
    private final int mostRounds;

    public Steadiness(int mostRounds) {
        this.mostRounds = mostRounds;
    }

    /** @param rates of one round, always in the same order of sides */
    public void add(List<Double> rates) {
        rounds.add(rates);
    }

    public boolean isReached() {
        return isSteady() || rounds.size() >= mostRounds;
    }

    private boolean isSteady() {
        int all = rounds.size();
        return all >= 2 * ROUNDS
                && IntStream.range(0, rounds.getFirst().size())
                        .allMatch(side -> mean(side, all - ROUNDS, all)
                                <= (1 + FASTER) * mean(side, all - 2 * ROUNDS, all - ROUNDS));
    }

    private double mean(int side, int from, int to) {
        return rounds.subList(from, to).stream()
                .mapToDouble(rates -> rates.get(side))
                .average()
                .orElseThrow();
    }

    @Override
    public String toString() {
        return (isSteady() ? "steady after " : "NOT steady after ") + rounds.size() + " rounds";
    }
}
