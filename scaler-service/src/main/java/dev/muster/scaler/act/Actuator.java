package dev.muster.scaler.act;

import dev.muster.fleet.Pool;
import dev.muster.fleet.WorkerId;
import dev.muster.pace.TransientFault;
import dev.muster.scaler.decide.Decision;
import dev.muster.scaler.decide.Observation;
import dev.muster.scaler.decide.PoolState;
import dev.muster.scaler.decide.ScalingPlan;
import dev.muster.scaler.decide.UnitState;
import dev.muster.scaler.observe.Crew;
import dev.muster.scaler.pool.CapacityPool;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Turns a plan into calls. What is wanted is written down first, and called for again in each turn until the pool wants
 * it too: a call that failed is made good by the next turn with the number that holds then. A unit goes in three turns
 * at least: it is asked to take no more, says that it holds nothing, and is ended.
 */
public final class Actuator {
    private static final Logger LOG = System.getLogger(Actuator.class.getName());

    private final Crew crew;
    private final Map<Pool, CapacityPool> pools;
    private final Helm helm;
    private final Duration patience;

    /** @param patience a unit that nobody reports from for so long is replaced */
    public Actuator(Crew crew, List<CapacityPool> pools, Helm helm, Duration patience) {
        this.crew = crew;
        this.pools = pools.stream().collect(Collectors.toMap(CapacityPool::name, pool -> pool));
        this.helm = helm;
        this.patience = patience;
    }

    /** What is done with one pool. */
    private record Move(
            PoolState pool, List<UnitState> keep, List<UnitState> cordon, List<UnitState> end, int wanted) {}

    /** @return whether this scaler leads, and did what the plan says */
    public boolean carryOut(ScalingPlan plan, Observation now) {
        Map<Pool, Decision> decided =
                plan.decisions().stream().collect(Collectors.toMap(Decision::pool, Function.identity()));
        List<Move> moves = now.pools().stream()
                .map(pool -> move(
                        pool,
                        Objects.requireNonNull(decided.get(pool.pool())),
                        now.at().minus(now.age())))
                .toList();
        if (!helm.intend(
                moves.stream().collect(Collectors.toMap(move -> move.pool().pool(), Move::wanted)))) {
            return false;
        }
        moves.forEach(move -> make(move, now.at()));
        return true;
    }

    /** @param known until when it is known who reported: silence after that is none */
    private Move move(PoolState pool, Decision decision, Instant known) {
        List<UnitState> keep = Victims.toKeep(pool, decision.more());
        boolean isHeld = pool.terms().limits().hold();
        List<UnitState> end = new ArrayList<>(isHeld ? List.of() : Victims.toEnd(pool, known, patience));
        end.removeAll(keep);
        int wanted = pool.wanted() - end.size() + Math.max(0, decision.more() - keep.size() - pool.refused());
        return new Move(pool, keep, Victims.toCordon(pool, decision.fewer()), end, wanted);
    }

    private void make(Move move, Instant now) {
        try {
            move.keep.forEach(unit -> cordon(unit, 0));
            move.cordon.forEach(unit -> cordon(unit, now.toEpochMilli()));
            if (helm.mayAct()) {
                resize(move, Objects.requireNonNull(pools.get(move.pool.pool())));
            }
        } catch (TransientFault failed) {
            LOG.log(Level.WARNING, "{0}: to be done again: {1}", move.pool.pool(), failed.toString());
        }
    }

    /** One change of a pool in a turn. */
    private static void resize(Move move, CapacityPool pool) {
        if (!move.end.isEmpty()) {
            pool.end(move.end.stream().map(UnitState::name).collect(Collectors.toSet()));
        } else if (!move.pool.terms().limits().hold()) {
            pool.raise(move.wanted);
        }
    }

    private void cordon(UnitState unit, long wish) {
        if (helm.mayAct()) {
            crew.cordon(new WorkerId(unit.worker()), wish);
        }
    }
}
