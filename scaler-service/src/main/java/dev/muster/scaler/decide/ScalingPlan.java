package dev.muster.scaler.decide;

import java.time.Instant;
import java.util.List;

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

    /** Units that are to go. */
    public int fewer() {
        return decisions.stream().mapToInt(Decision::fewer).sum();
    }
}
