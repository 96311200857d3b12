package dev.muster.scaler.show;

import dev.muster.scaler.decide.PoolState;
import dev.muster.scaler.decide.UnitState;
import dev.muster.scaler.decide.UnitState.Phase;
import org.jspecify.annotations.Nullable;

/**
 * What operators are shown of a pool.
 *
 * @param hold whether an operator keeps it as it is
 * @param wanted units that are to be in all, those that drain included
 * @param draining units that take no more runs
 * @param outdated units of another version than the next one that is bought, those that drain included
 * @param busy slots that are taken, on units that drain too
 * @param slots of units that are ready
 * @param price of a unit, in $/h
 * @param launchSeconds from asking for a unit until it works, as last seen
 * @param refusal why it gets no more for now, null where it may
 * @param spending $/h for all that is there or on its way
 */
public record PoolView(
        String name,
        int min,
        int max,
        boolean hold,
        int wanted,
        int ready,
        int launching,
        int draining,
        int outdated,
        int busy,
        int slots,
        double price,
        double launchSeconds,
        @Nullable String refusal,
        double spending) {
    static PoolView of(PoolState pool) {
        return new PoolView(
                pool.pool().name(),
                pool.terms().limits().min(),
                pool.terms().limits().max(),
                pool.terms().limits().hold(),
                pool.wanted(),
                pool.ready(),
                pool.launching(),
                pool.count(Phase.CORDONED) + pool.count(Phase.DRAINED) + pool.count(Phase.LEAVING),
                (int) pool.units().stream().filter(UnitState::outdated).count(),
                pool.units().stream().mapToInt(UnitState::busy).sum(),
                pool.slots(),
                pool.terms().price(),
                pool.terms().launch().toMillis() / 1000.0,
                pool.isRefused() ? pool.refusal() : null,
                pool.spending());
    }
}
