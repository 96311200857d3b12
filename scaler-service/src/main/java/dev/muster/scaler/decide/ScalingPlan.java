package dev.muster.scaler.decide;

import dev.muster.scaler.decide.Decision.Resize;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is to be done about what was observed.
 *
 * @param needed units in all, as the policies have it
 * @param reason of that number
 * @param alert what an operator must know at once, empty for nothing
 */
public record ScalingPlan(Instant at, int needed, String reason, List<Decision> decisions, String alert) {
    public ScalingPlan {
        decisions = List.copyOf(decisions);
    }

    public Stream<Resize> resizes() {
        return decisions.stream().filter(Resize.class::isInstance).map(Resize.class::cast);
    }

    /** Units that are to go. */
    public int fewer() {
        return resizes().mapToInt(resize -> Math.max(0, -resize.change())).sum();
    }
}
