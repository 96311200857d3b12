package dev.muster.scaler.show;

import dev.muster.scaler.decide.Observation;
import dev.muster.scaler.decide.PoolState;
import java.time.Instant;
import java.util.List;

/**
 * What one scaler saw last.
 *
 * @param leading whether it is the one that acts
 * @param visible messages that wait for a worker
 * @param busy slots that are taken, on whichever unit
 * @param spending $/h for all that is there or on its way
 */
public record PoolsView(
        List<PoolView> items,
        boolean leading,
        String policy,
        long visible,
        long busy,
        double oldestWaitSeconds,
        Instant observedAt,
        double spending) {
    static PoolsView of(Observation seen, boolean leading, String policy) {
        return new PoolsView(
                seen.pools().stream().map(PoolView::of).toList(),
                leading,
                policy,
                seen.work().visible(),
                seen.work().busy(),
                seen.work().oldestWait().toMillis() / 1000.0,
                seen.at(),
                spending(seen));
    }

    static double spending(Observation seen) {
        return seen.pools().stream().mapToDouble(PoolState::spending).sum();
    }
}
