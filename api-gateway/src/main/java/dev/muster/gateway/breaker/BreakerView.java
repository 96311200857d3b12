package dev.muster.gateway.breaker;

import dev.muster.run.Breaker;
import dev.muster.run.Breaker.State;
import dev.muster.run.TrialRule;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an operator is shown of a breaker.
 *
 * @param forced whether an operator keeps it so
 * @param reason of the last opening
 * @param trialsAt when runs are let through to try the agent out, where that is to come
 * @param openings how often it has opened, failed trials included
 */
public record BreakerView(
        String agent,
        String state,
        boolean forced,
        String reason,
        Instant since,
        @Nullable Instant trialsAt,
        long openings) {
    public static BreakerView of(Breaker breaker, TrialRule rule) {
        boolean waits = breaker.state() == State.OPEN && breaker.forced() == null;
        return new BreakerView(
                breaker.agent().value(),
                breaker.state().name().toLowerCase(Locale.ROOT),
                breaker.forced() != null,
                breaker.outage().reason(),
                breaker.since(),
                waits ? rule.due(breaker) : null,
                breaker.epoch());
    }

    /** By agent. */
    public static List<BreakerView> of(Collection<Breaker> breakers, TrialRule rule) {
        return breakers.stream()
                .map(breaker -> of(breaker, rule))
                .sorted(Comparator.comparing(BreakerView::agent))
                .toList();
    }
}
