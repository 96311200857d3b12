package dev.muster.local.bench.figure;

import java.util.List;

/** Values of one kind, in order of size. */
public record Series(List<Double> sorted) {
    public Series {
        if (sorted.isEmpty()) {
            throw new IllegalArgumentException("a series needs at least one value");
        }
        sorted = sorted.stream().sorted().toList();
    }

    public double least() {
        return sorted.getFirst();
    }

    public double most() {
        return sorted.getLast();
    }

    /** The mean of the two in the middle where there is no one in the middle. */
    public double median() {
        int size = sorted.size();
        return (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
    }

    /** @return the least value that so many of a hundred do not exceed */
    public double percentile(double percent) {
        int rank = (int) Math.ceil(percent / 100 * sorted.size());
        return sorted.get(Math.clamp(rank - 1L, 0, sorted.size() - 1));
    }
}
