package dev.muster.simulation.replay;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.muster.simulation.cloud.SimulatedCloud;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How one policy did.
 *
 * @param waitObjectiveS of the adaptive policy
 * @param cost in $
 * @param startedWithin60s share of the runs
 * @param busyKilled runs that were on a unit when it was ended to save money
 * @param regret how much more it cost than the bound, as a share of that
 */
record Row(
        String policy,
        @Nullable Double waitObjectiveS,
        double cost,
        double waitMean,
        double waitP50,
        double waitP95,
        double waitP99,
        @JsonProperty("started_within_60s") double startedWithin60s,
        int unitsLaunched,
        int busyKilled,
        double regret) {
    private static final double MINUTE = 60;

    static Row of(Contender contender, SimulatedCloud cloud, double bound) {
        double[] waits = cloud.waits();
        Arrays.sort(waits);
        return new Row(
                contender.policy(),
                contender.objective().map(Replay::seconds).orElse(null),
                cloud.cost(),
                Arrays.stream(waits).average().orElse(0),
                quantile(waits, 0.5),
                quantile(waits, 0.95),
                quantile(waits, 0.99),
                Arrays.stream(waits).filter(wait -> wait <= MINUTE).count() / (double) Math.max(1, waits.length),
                cloud.launched(),
                cloud.busyKilled(),
                cloud.cost() / bound - 1);
    }

    private static double quantile(double[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, share * sorted.length)];
    }
}
