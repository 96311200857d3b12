package dev.muster.scaler.decide;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What was seen at one moment.
 *
 * @param age of the oldest thing in it
 * @param work that waits and runs
 */
public record Observation(Instant at, Duration age, Work work, List<PoolState> pools) {
    public Observation {
        pools = List.copyOf(pools);
    }

    /**
     * What there is to do.
     *
     * @param visible messages that wait for a worker
     * @param busy slots that are taken, on whichever unit
     * @param accepted runs in all, ever
     * @param completed runs in all, ever
     * @param cpu mean share of processors in use of the workers that take runs, 0 to 1
     */
    public record Work(long visible, long busy, long accepted, long completed, Duration oldestWait, double cpu) {
        /** Runs that wait or run. */
        public long inSystem() {
            return visible + busy;
        }
    }

    public int current() {
        return pools.stream().mapToInt(PoolState::current).sum();
    }

    public int ready() {
        return pools.stream().mapToInt(PoolState::ready).sum();
    }

    public int slots() {
        return pools.stream().mapToInt(PoolState::slots).sum();
    }

    /** The share of slots that are taken on units that take runs, 0 where there are none. */
    public double slotUse() {
        long taken = pools.stream()
                .flatMap(pool -> pool.units().stream())
                .filter(unit -> unit.is(UnitState.Phase.READY))
                .mapToLong(UnitState::busy)
                .sum();
        return slots() == 0 ? 0 : (double) taken / slots();
    }
}
