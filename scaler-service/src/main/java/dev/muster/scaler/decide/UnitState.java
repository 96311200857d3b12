package dev.muster.scaler.decide;

import java.time.Instant;

/**
 * A unit as it was observed.
 *
 * @param worker the id of the worker on it, empty before there is one
 * @param since when it was asked for; where nobody reports from it, from when on nobody is known to have
 * @param busy slots that are taken
 * @param outdated whether it is of another version than the next one that is bought
 */
public record UnitState(String name, String worker, Phase phase, Instant since, int slots, int busy, boolean outdated) {
    public enum Phase {
        /** Bought, and no worker has reported from it yet; or it was asked to take runs again, and does not yet. */
        LAUNCHING,
        /** Takes runs. */
        READY,
        /** Asked to take no more. */
        CORDONED,
        /** Holds nothing, and takes nothing: it may be ended. */
        DRAINED,
        /** Leaves by itself, as one that is taken back by its owner. */
        LEAVING
    }

    public boolean is(Phase other) {
        return phase == other;
    }

    /** Whether it may be asked to take runs again. */
    public boolean mayStay() {
        return (phase == Phase.CORDONED || phase == Phase.DRAINED) && !outdated;
    }

    public boolean isIdle() {
        return phase == Phase.READY && busy == 0;
    }
}
