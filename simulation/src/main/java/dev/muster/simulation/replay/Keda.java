package dev.muster.simulation.replay;

import dev.muster.scaler.decide.History;
import dev.muster.scaler.decide.Need;
import dev.muster.scaler.decide.Observation;
import dev.muster.scaler.decide.Policy;
import java.time.Duration;

/**
 * As KEDA has a deployment scaled by the length of a queue, and the autoscaler of Kubernetes shrink it.
 *
 * @param target messages, waiting or in flight, for each unit
 * @param window for so long no unit goes that was needed within
 */
record Keda(double target, Duration window) implements Policy {
    @Override
    public Need need(Observation now, History past) {
        int needed = (int) Math.ceil(now.work().inSystem() / target);
        int most = past.since(now.at().minus(window)).stream()
                .mapToInt(History.Sample::needed)
                .max()
                .orElse(needed);
        return new Need(needed, Math.max(needed, most), now.work().inSystem() + " messages, " + target + " a unit");
    }
}
