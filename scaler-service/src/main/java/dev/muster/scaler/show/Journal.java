package dev.muster.scaler.show;

import dev.muster.scaler.ScalingLoop;
import dev.muster.scaler.decide.Decision;
import dev.muster.scaler.decide.Observation;
import dev.muster.scaler.decide.ScalingPlan;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The last decisions in the order they were made, so that they read like a story. Changes go to the log too. */
public final class Journal implements ScalingLoop.Journal {
    private static final Logger LOG = System.getLogger(Journal.class.getName());

    private final int bound;
    private final List<DecisionView> decisions = new ArrayList<>();

    /** @param bound decisions that are kept */
    public Journal(int bound) {
        this.bound = bound;
    }

    @Override
    public synchronized void enter(Observation seen, ScalingPlan plan, boolean acted) {
        for (Decision decision : plan.decisions()) {
            enter(DecisionView.of(decision, acted, plan.at()));
        }
    }

    private void enter(DecisionView next) {
        int last = last(next.pool());
        if (last >= 0 && next.repeats(decisions.get(last))) {
            decisions.set(last, next.since(decisions.get(last).since()));
            return;
        }
        if (next.isChange()) {
            LOG.log(
                    Level.INFO,
                    () -> "%s: %d -> %d%s: %s"
                            .formatted(
                                    next.pool(),
                                    next.from(),
                                    next.to(),
                                    next.acted() ? "" : " if it led",
                                    next.reason()));
        }
        decisions.add(next);
        if (decisions.size() > bound) {
            decisions.remove(stalest());
        }
    }

    private int last(String pool) {
        int index = decisions.size() - 1;
        while (index >= 0 && !decisions.get(index).pool().equals(pool)) {
            index--;
        }
        return index;
    }

    /** Not the one that began first: it may still go on. */
    private DecisionView stalest() {
        return decisions.stream().min(Comparator.comparing(DecisionView::at)).orElseThrow();
    }

    /**
     * The last ones, the oldest of them first.
     *
     * @param pool empty for every pool
     */
    public synchronized List<DecisionView> last(String pool, int limit) {
        List<DecisionView> asked = decisions.stream()
                .filter(decision -> pool.isEmpty() || decision.pool().equals(pool))
                .toList();
        return asked.subList(Math.max(0, asked.size() - limit), asked.size());
    }
}
