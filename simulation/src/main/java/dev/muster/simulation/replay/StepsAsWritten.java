package dev.muster.simulation.replay;

import dev.muster.scaler.decide.History;
import dev.muster.scaler.decide.Need;
import dev.muster.scaler.decide.Observation;
import dev.muster.scaler.decide.Policy;
import java.time.Duration;

/**
 * Steps of alarms as one would write them down first: what launches does not count, and a quarter of an hour of calm comes
 * before anything goes.
 */
record StepsAsWritten(int slots, Duration calm) implements Policy {
    @Override
    public Need need(Observation now, History past) {
        long visible = now.work().visible();
        int more = visible > 1000 ? 100 : visible > 500 ? 50 : visible > 100 ? 10 : 0;
        int used = (int) Math.ceilDiv(now.work().inSystem(), slots);
        int most = past.since(now.at().minus(calm)).stream()
                .mapToInt(sample -> (int) Math.ceilDiv(sample.work().inSystem(), slots))
                .max()
                .orElse(Need.ANY);
        boolean calmed = past.samples().size() > 1
                && past.samples().getFirst().at().isBefore(now.at().minus(calm));
        int least = more == 0 ? Math.min(used, 1) : now.current() + more;
        return new Need(least, Math.max(least, calmed && more == 0 ? Math.max(most, used) : Need.ANY), "+" + more);
    }
}
