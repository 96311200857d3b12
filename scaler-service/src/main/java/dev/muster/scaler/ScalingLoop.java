package dev.muster.scaler;

import dev.muster.pace.Step;
import dev.muster.scaler.act.Actuator;
import dev.muster.scaler.act.Helm;
import dev.muster.scaler.decide.Decider;
import dev.muster.scaler.decide.History;
import dev.muster.scaler.decide.History.Sample;
import dev.muster.scaler.decide.Observation;
import dev.muster.scaler.decide.ScalingPlan;
import dev.muster.scaler.observe.Observer;
import java.time.Duration;

/**
 * Observes, decides, acts. One that does not lead observes and decides as well, so that it knows the past on the day that
 * it does. What no source has told yet is no past: the counters would seem to jump from nothing once it is told.
 */
public final class ScalingLoop implements Step {
    /** Is told of each turn. */
    @FunctionalInterface
    public interface Journal {
        /** @param acted whether the plan was carried out */
        void enter(Observation seen, ScalingPlan plan, boolean acted);
    }

    /** The parts of a turn, in their order. */
    public record Parts(Observer observer, Decider decider, Helm helm, Actuator actuator, Journal journal) {}

    private final Parts parts;
    private final Duration tick;
    private History past = History.NONE;

    public ScalingLoop(Parts parts, Duration tick) {
        this.parts = parts;
        this.tick = tick;
    }

    @Override
    public Duration run() {
        parts.helm.watch();
        Observation now = parts.observer.look(parts.helm.wanted());
        ScalingPlan plan = parts.decider.decide(now, past);
        if (now.age().compareTo(History.LENGTH) < 0) {
            past = past.with(new Sample(now.at(), now.work(), plan.needed(), plan.fewer()));
        }
        boolean acted = parts.actuator.carryOut(plan, now);
        parts.journal.enter(now, plan, acted);
        return tick;
    }
}
