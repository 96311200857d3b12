package dev.muster.scaler.decide;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The more messages wait, the more units at once. What is bought and does not work yet counts as bought. */
public record QueueSteps(List<Step> steps) implements Policy {
    /** @param add units, where more than so many messages wait */
    public record Step(long above, int add) {
        public Step {
            if (above < 0 || add < 1) {
                throw new IllegalArgumentException(
                        "above " + above + ", add " + add + ": needs at least 0, and at least 1");
            }
        }
    }

    public QueueSteps {
        steps = List.copyOf(steps);
    }

    @Override
    public Need need(Observation now, History past) {
        long visible = now.work().visible();
        Optional<Step> met =
                steps.stream().filter(step -> visible > step.above).max(Comparator.comparingLong(Step::above));
        if (met.isEmpty()) {
            return Need.none(visible + " wait, which is no step");
        }
        Step step = met.get();
        int launching = now.pools().stream().mapToInt(PoolState::launching).sum();
        int more = Math.max(0, step.add - launching);
        return Need.atLeast(
                now.current() + more,
                "%d wait, more than %d: +%d, of which %d launch already"
                        .formatted(visible, step.above, step.add, Math.min(step.add, launching)));
    }
}
