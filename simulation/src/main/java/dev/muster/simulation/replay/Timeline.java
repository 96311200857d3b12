package dev.muster.simulation.replay;

import dev.muster.fleet.Pool;
import dev.muster.scaler.ScalingLoop;
import dev.muster.scaler.decide.Observation;
import dev.muster.scaler.decide.PoolState;
import dev.muster.scaler.decide.ScalingPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a policy saw and had, turn after turn. */
final class Timeline implements ScalingLoop.Journal {
    /** @param spending $/h */
    record Moment(double minute, long accepted, long visible, long busy, Map<Pool, Integer> slots, double spending) {}

    private final List<Moment> moments = new ArrayList<>();

    @Override
    public void enter(Observation seen, ScalingPlan plan, boolean acted) {
        moments.add(new Moment(
                seen.at().toEpochMilli() / 60_000.0,
                seen.work().accepted(),
                seen.work().visible(),
                seen.work().busy(),
                seen.pools().stream().collect(Collectors.toMap(PoolState::pool, PoolState::slots)),
                seen.pools().stream().mapToDouble(PoolState::spending).sum()));
    }

    /** So many at most, evenly spread. */
    List<Moment> moments(int most) {
        int step = Math.max(1, Math.ceilDiv(moments.size(), most));
        List<Moment> some = new ArrayList<>();
        for (int i = 0; i < moments.size(); i += step) {
            some.add(moments.get(i));
        }
        return some;
    }
}
