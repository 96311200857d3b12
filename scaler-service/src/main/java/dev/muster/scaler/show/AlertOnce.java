package dev.muster.scaler.show;

import dev.muster.pace.TransientFault;
import dev.muster.scaler.ScalingLoop;
import dev.muster.scaler.decide.Observation;
import dev.muster.scaler.decide.ScalingPlan;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Raises the alarm for what a plan warns of, by the scaler that leads. What comes back within 5 min is the same occurrence,
 * without another alarm; one that could not be raised is raised by the next turn.
 */
public final class AlertOnce implements ScalingLoop.Journal {
    private static final Logger LOG = System.getLogger(AlertOnce.class.getName());
    private static final Duration QUIET = Duration.ofMinutes(5);

    private final Alarm alarm;

    /** When each was last warned of. */
    private final Map<String, Instant> told = new HashMap<>();

    public AlertOnce(Alarm alarm) {
        this.alarm = alarm;
    }

    @Override
    public void enter(Observation seen, ScalingPlan plan, boolean acted) {
        told.values().removeIf(last -> last.plus(QUIET).isBefore(plan.at()));
        String alert = plan.alert();
        if (acted && !alert.isEmpty() && (told.containsKey(alert) || isRaised(alert))) {
            told.put(alert, plan.at());
        }
    }

    private boolean isRaised(String alert) {
        try {
            alarm.raise(alert);
            return true;
        } catch (TransientFault unanswered) {
            LOG.log(Level.WARNING, "to be told again: {0}: {1}", alert, unanswered.toString());
            return false;
        }
    }
}
