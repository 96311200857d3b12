package dev.muster.simulation.replay;

import dev.muster.fleet.Pool;
import dev.muster.scaler.decide.Adaptive;
import dev.muster.scaler.decide.CheapestFirst;
import dev.muster.scaler.decide.CpuSafetyNet;
import dev.muster.scaler.decide.Decider;
import dev.muster.scaler.decide.Guardrails;
import dev.muster.scaler.decide.PoolSplit;
import dev.muster.scaler.decide.QueueSteps;
import dev.muster.scaler.decide.QueueSteps.Step;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The policies that can be compared. */
final class Lineup {
    static final Pool SPOT = new Pool("spot");
    static final Pool ON_DEMAND = new Pool("on-demand");
    static final Pool FARGATE = new Pool("fargate");

    private static final Duration TICK = Duration.ofSeconds(5);
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final PoolSplit SPLIT =
            new PoolSplit(Map.of(SPOT, 0.7, ON_DEMAND, 0.2, FARGATE, 0.1), FARGATE, 1000);
    private static final Guardrails OURS = new Guardrails(400, 0.1, 1e9, Duration.ofMinutes(2));
    private static final Guardrails NONE = new Guardrails(10_000, 1, 1e9, Duration.ofMinutes(2));

    private Lineup() {}

    static Contender steps() {
        QueueSteps steps = new QueueSteps(List.of(new Step(100, 10), new Step(500, 50), new Step(1000, 100)));
        CpuSafetyNet net = new CpuSafetyNet(0.7, 0.3, 0.5, 0.1);
        return new Contender("steps", Optional.empty(), new Decider(List.of(steps, net), SPLIT, OURS), TICK, true);
    }

    static Contender adaptive(Duration objective) {
        Adaptive policy = new Adaptive(objective, WINDOW);
        return new Contender(
                "adaptive",
                Optional.of(objective),
                new Decider(List.of(policy), new CheapestFirst(objective), OURS),
                TICK,
                true);
    }

    static Contender keda(double target) {
        return new Contender(
                "keda",
                Optional.empty(),
                new Decider(List.of(new Keda(target, WINDOW)), SPLIT, NONE),
                Duration.ofSeconds(30),
                false);
    }

    static Contender kedaTuned(double target) {
        return new Contender(
                "keda-tuned",
                Optional.empty(),
                new Decider(List.of(new Keda(target, WINDOW)), new CheapestFirst(Duration.ofDays(1)), NONE),
                TICK,
                false);
    }

    static Contender stepsAsWritten(int slots) {
        return new Contender(
                "steps-as-written",
                Optional.empty(),
                new Decider(List.of(new StepsAsWritten(slots, Duration.ofMinutes(15))), SPLIT, NONE),
                Duration.ofMinutes(1),
                false);
    }
}
