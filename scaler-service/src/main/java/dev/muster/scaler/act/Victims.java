package dev.muster.scaler.act;

import dev.muster.scaler.decide.PoolState;
import dev.muster.scaler.decide.UnitState;
import dev.muster.scaler.decide.UnitState.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Which units of a pool are meant. */
final class Victims {
    private static final Comparator<UnitState> LEAST_BUSY =
            Comparator.comparingInt(UnitState::busy).thenComparing(UnitState::since, Comparator.reverseOrder());
    private static final Comparator<UnitState> OUTDATED =
            Comparator.comparing(UnitState::outdated).reversed();

    private Victims() {}

    /** Those of another version first, then those that have the least to end, of them the last ones that came. */
    static List<UnitState> toCordon(PoolState pool, int count) {
        return pool.units().stream()
                .filter(unit -> unit.is(Phase.READY))
                .sorted(OUTDATED.thenComparing(LEAST_BUSY))
                .limit(count)
                .toList();
    }

    /** Those that would have gone last first, and none of another version. */
    static List<UnitState> toKeep(PoolState pool, int count) {
        return pool.units().stream()
                .filter(UnitState::mayStay)
                .sorted(LEAST_BUSY.reversed())
                .limit(count)
                .toList();
    }

    /** Those that hold nothing and take nothing, and those that nobody has reported from for too long. */
    static List<UnitState> toEnd(PoolState pool, Instant now, Duration patience) {
        return pool.units().stream()
                .filter(unit -> unit.is(Phase.DRAINED)
                        || (unit.is(Phase.LAUNCHING)
                                && unit.since().plus(patience).isBefore(now)))
                .toList();
    }
}
