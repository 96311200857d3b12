package dev.muster.scaler.show;

import dev.muster.scaler.decide.Decision;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * A decision as operators are shown it: one that was made again in turn after turn is shown once.
 *
 * @param kind {@code hold}, {@code resize} or {@code renew}
 * @param from units before, those that launch included
 * @param reason as given the last time
 * @param acted whether it was carried out: only the scaler that leads does
 * @param since when it was made first
 * @param at when it was made last
 */
public record DecisionView(
        String pool, String kind, int from, int to, String reason, boolean acted, Instant since, Instant at) {
    private static final Pattern NUMBER = Pattern.compile("\\d+([.,]\\d+)*");

    static DecisionView of(Decision decision, boolean acted, Instant at) {
        String pool = decision.pool().name();
        return switch (decision) {
            case Decision.Hold(var held, int units, String reason) ->
                new DecisionView(pool, "hold", units, units, reason, acted, at, at);
            case Decision.Resize(var resized, int from, int to, String reason) ->
                new DecisionView(pool, "resize", from, to, reason, acted, at, at);
            case Decision.Renew(var renewed, int units, int fewer, int more, String reason) ->
                new DecisionView(pool, "renew", units, units - fewer + more, reason, acted, at, at);
        };
    }

    boolean isChange() {
        return !"hold".equals(kind);
    }

    /** Whether nothing has happened since but that numbers in the reason have changed. A change that was made is told each time. */
    boolean repeats(DecisionView before) {
        return pool.equals(before.pool)
                && from == before.from
                && to == before.to
                && acted == before.acted
                && !(isChange() && acted)
                && shape().equals(before.shape());
    }

    DecisionView since(Instant first) {
        return new DecisionView(pool, kind, from, to, reason, acted, first, at);
    }

    private String shape() {
        return NUMBER.matcher(reason).replaceAll("#");
    }
}
