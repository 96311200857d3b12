package dev.muster.scaler.decide;

import dev.muster.fleet.Pool;
import dev.muster.scaler.decide.UnitState.Phase;
import java.util.List;

/**
 * A pool as it was observed.
 *
 * @param wanted units that are to be in all, those that drain included
 * @param refusal why it gets no more for now, empty where it may
 */
public record PoolState(Pool pool, PoolTerms terms, int wanted, List<UnitState> units, String refusal) {
    public PoolState {
        units = List.copyOf(units);
    }

    public int count(Phase phase) {
        return (int) units.stream().filter(unit -> unit.is(phase)).count();
    }

    public int ready() {
        return count(Phase.READY);
    }

    /** Asked for and not at work yet; what was refused does not count. */
    public int launching() {
        return count(Phase.LAUNCHING) + pending() - refused();
    }

    /** Asked for and refused: nobody knows whether they come, but they need not be asked for again. */
    public int refused() {
        return isRefused() ? pending() : 0;
    }

    private int pending() {
        return Math.max(0, wanted - units.size());
    }

    /** Asked to take no more, and not gone yet: they may be asked to stay. */
    public int withdrawn() {
        return (int) units.stream().filter(UnitState::mayStay).count();
    }

    /** Of another version, and asked to take no more: they have their places until they are gone. */
    int outgoing() {
        return count(Phase.CORDONED) + count(Phase.DRAINED) - withdrawn();
    }

    /** Units at work that are of another version. */
    public int outdated() {
        return (int) units.stream()
                .filter(unit -> unit.is(Phase.READY) && unit.outdated())
                .count();
    }

    /** More than are wanted: its market brings the ones before it ends the others. */
    int surplus() {
        return Math.max(0, units.size() - wanted);
    }

    /** What works or will. */
    public int current() {
        return ready() + launching();
    }

    /** Units that do nothing and need not be. */
    public int spareIdle() {
        int idle = (int) units.stream().filter(UnitState::isIdle).count();
        return Math.clamp((long) current() - terms.limits().min(), 0, idle);
    }

    /** Slots that may be taken now. */
    public int slots() {
        return units.stream()
                .filter(unit -> unit.is(Phase.READY))
                .mapToInt(UnitState::slots)
                .sum();
    }

    public boolean isRefused() {
        return !refusal.isEmpty();
    }

    /** Units that may work or be on their way, at most. */
    int most() {
        int max = terms.limits().max();
        return Math.max(Math.min(current(), max), max - outgoing());
    }

    /** How many units more it may be asked for. */
    public int room() {
        return isRefused() || terms.limits().hold() ? 0 : Math.max(0, most() - current());
    }

    /** What it costs now, with all that is on its way in or out, in $/h. */
    public double spending() {
        return terms.price() * Math.max(wanted, units.size());
    }
}
