package dev.muster.scaler;

import dev.muster.fleet.Demand;
import dev.muster.fleet.Leadership;
import dev.muster.fleet.Pool;
import dev.muster.pace.TransientFault;
import dev.muster.scaler.act.Actuator;
import dev.muster.scaler.act.Helm;
import dev.muster.scaler.decide.Adaptive;
import dev.muster.scaler.decide.CheapestFirst;
import dev.muster.scaler.decide.CpuSafetyNet;
import dev.muster.scaler.decide.Decider;
import dev.muster.scaler.decide.Decision.Resize;
import dev.muster.scaler.decide.Guardrails;
import dev.muster.scaler.decide.PoolLimits;
import dev.muster.scaler.decide.PoolSplit;
import dev.muster.scaler.decide.QueueSteps;
import dev.muster.scaler.decide.QueueSteps.Step;
import dev.muster.scaler.decide.ScalingPlan;
import dev.muster.scaler.decide.Stock;
import dev.muster.scaler.observe.Crew;
import dev.muster.scaler.observe.Observer;
import dev.muster.scaler.observe.QueueDepth;
import dev.muster.scaler.observe.Terms;
import dev.muster.scaler.pool.CapacityPool;
import dev.muster.testkit.Unanswered;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A scaler of a town, whose lines may be cut. */
final class Scaler {
    static final Duration TICK = Duration.ofSeconds(5);
    static final double CEILING = 5;
    static final Map<Pool, PoolLimits> LIMITS = Map.of(
            Stock.SPOT, new PoolLimits(0, 60),
            Stock.ON_DEMAND, new PoolLimits(3, 10),
            Stock.FARGATE, new PoolLimits(0, 40));

    final List<ScalingPlan> plans = new ArrayList<>();
    final Unanswered<Leadership> leadership;
    final Unanswered<QueueDepth> queue;
    final Unanswered<Crew> crew;
    final Unanswered<Demand> demand;
    final List<Unanswered<CapacityPool>> pools;
    private final ScalingLoop loop;
    int unansweredTurns;

    Scaler(Town town, String name, Decider decider) {
        leadership = Unanswered.of(Leadership.class, town.leadership);
        queue = Unanswered.of(QueueDepth.class, () -> town.visible);
        crew = Unanswered.of(Crew.class, town.crew());
        demand = Unanswered.of(Demand.class, town.demand());
        pools = town.pools().stream()
                .map(pool -> Unanswered.of(CapacityPool.class, town.guarded(pool)))
                .toList();
        List<CapacityPool> ports = pools.stream().map(Unanswered::port).toList();
        Helm.Tenure tenure = new Helm.Tenure(Duration.ofSeconds(20), Duration.ofSeconds(3));
        Helm helm = new Helm(leadership.port(), name, tenure, town.time);
        Observer.Sources sources = new Observer.Sources(queue.port(), crew.port(), demand.port(), ports, new Agreed());
        loop = new ScalingLoop(
                new ScalingLoop.Parts(
                        new Observer(sources, town.time),
                        decider,
                        helm,
                        new Actuator(crew.port(), ports, helm, Town.SILENCE),
                        (seen, plan, acted) -> plans.add(plan)),
                TICK);
    }

    private record Agreed() implements Terms {
        @Override
        public PoolLimits limits(Pool pool) {
            return LIMITS.getOrDefault(pool, new PoolLimits(0, 0));
        }

        @Override
        public double price(Pool pool) {
            return Town.PRICES.getOrDefault(pool, 0.0);
        }

        @Override
        public Duration launch(Pool pool) {
            return Duration.ofSeconds(pool.equals(Stock.FARGATE) ? 45 : 90);
        }

        @Override
        public int slots(Pool pool) {
            return Stock.SLOTS;
        }
    }

    static Guardrails rails() {
        return new Guardrails(40, 0.1, CEILING, Duration.ofMinutes(2));
    }

    static Decider steps() {
        Map<Pool, Double> shares = Map.of(Stock.SPOT, 0.7, Stock.ON_DEMAND, 0.2, Stock.FARGATE, 0.1);
        return new Decider(
                List.of(
                        new QueueSteps(List.of(new Step(100, 10), new Step(500, 50))),
                        new CpuSafetyNet(0.7, 0.3, 0.5, 0.1)),
                new PoolSplit(shares, Stock.FARGATE, 500),
                rails());
    }

    static Decider adaptive() {
        Duration objective = Duration.ofSeconds(10);
        return new Decider(
                List.of(new Adaptive(objective, Duration.ofMinutes(5))), new CheapestFirst(objective), rails());
    }

    void turn() {
        try {
            loop.run();
        } catch (TransientFault unanswered) {
            unansweredTurns++;
        }
    }

    List<Resize> resizes() {
        return plans.stream()
                .flatMap(plan -> plan.decisions().stream())
                .filter(Resize.class::isInstance)
                .map(Resize.class::cast)
                .toList();
    }
}
