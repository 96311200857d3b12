package dev.muster.scaler;

import dev.muster.fleet.Pool;
import dev.muster.scaler.decide.Decision;
import dev.muster.scaler.decide.Decision.Hold;
import dev.muster.scaler.decide.Decision.Resize;
import dev.muster.scaler.decide.Observation;
import dev.muster.scaler.decide.PoolLimits;
import dev.muster.scaler.decide.PoolState;
import dev.muster.scaler.decide.PoolTerms;
import dev.muster.scaler.decide.ScalingPlan;
import dev.muster.scaler.decide.UnitState;
import dev.muster.scaler.decide.UnitState.Phase;
import dev.muster.scaler.observe.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What a turn of the scaler may look like. */
public final class Scene {
    public static final Pool SPOT = new Pool("spot");
    public static final Pool FARGATE = new Pool("fargate");
    public static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    public static final Duration TICK = Duration.ofSeconds(5);

    private Scene() {}

    public static Hold hold(Pool pool, int units, String reason) {
        return new Hold(pool, units, reason);
    }

    public static Resize resize(Pool pool, int from, int to, String reason) {
        return new Resize(pool, from, to, reason);
    }

    /** @param turn which it is, one tick after another */
    public static ScalingPlan plan(int turn, Decision... decisions) {
        return plan(turn, "", decisions);
    }

    public static ScalingPlan plan(int turn, String alert, Decision... decisions) {
        Instant at = NOW.plus(TICK.multipliedBy(turn));
        return new ScalingPlan(at, 0, "", List.of(decisions), alert);
    }

    /** 600 messages wait; spot has a unit in each phase and one still to come, and fargate is refused. */
    public static Observation observation() {
        PoolTerms spot = new PoolTerms(new PoolLimits(1, 20), 0.05, Duration.ofSeconds(90), 16);
        PoolTerms fargate = new PoolTerms(new PoolLimits(0, 2, true), 0.2, Duration.ofMillis(45_500), 4);
        List<UnitState> units = List.of(
                unit("a", Phase.READY, 16),
                unit("b", Phase.READY, 3),
                unit("c", Phase.LAUNCHING, 0),
                unit("d", Phase.CORDONED, 2),
                unit("e", Phase.DRAINED, 0),
                unit("f", Phase.LEAVING, 1));
        return new Observation(
                NOW,
                Duration.ZERO,
                new Observation.Work(600, 22, 0, 0, Duration.ofMillis(12_250), 0),
                List.of(
                        new PoolState(SPOT, spot, 7, units, ""),
                        new PoolState(FARGATE, fargate, 1, List.of(), "none left of FARGATE_SPOT")));
    }

    private static UnitState unit(String name, Phase phase, int busy) {
        return new UnitState(name, "worker-" + name, phase, NOW, phase == Phase.LAUNCHING ? 0 : 16, busy, busy < 4);
    }

    /** @param limits of every pool */
    public static Terms settled(PoolLimits limits) {
        return new Terms() {
            @Override
            public PoolLimits limits(Pool pool) {
                return limits;
            }

            @Override
            public double price(Pool pool) {
                return 0.05;
            }

            @Override
            public Duration launch(Pool pool) {
                return Duration.ofSeconds(40);
            }

            @Override
            public int slots(Pool pool) {
                return 16;
            }
        };
    }
}
