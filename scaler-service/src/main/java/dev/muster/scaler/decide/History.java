package dev.muster.scaler.decide;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What was observed and found needed in the last hour.
 *
 * @param samples the oldest first
 */
public record History(List<Sample> samples) {
    public static final Duration LENGTH = Duration.ofHours(1);
    public static final History NONE = new History(List.of());

    /**
     * @param needed units in all that the policies held to be needed
     * @param cordoned units that were to go then
     */
    public record Sample(Instant at, Observation.Work work, int needed, int cordoned) {}

    /** With one more, and without what is too old by then. */
    public History with(Sample last) {
        Instant begin = last.at().minus(LENGTH);
        int old = 0;
        while (old < samples.size() && samples.get(old).at().isBefore(begin)) {
            old++;
        }
        List<Sample> next = new ArrayList<>(samples.size() - old + 1);
        next.addAll(samples.subList(old, samples.size()));
        next.add(last);
        return new History(next);
    }

    /** Those of so long a time until then. */
    public List<Sample> since(Instant begin) {
        int from = samples.size();
        while (from > 0 && !samples.get(from - 1).at().isBefore(begin)) {
            from--;
        }
        return samples.subList(from, samples.size());
    }
}
