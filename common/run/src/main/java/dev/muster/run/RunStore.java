package dev.muster.run;

import java.util.Optional;

/**
 * The durable truth about runs. Every call may throw {@link dev.muster.pace.TransientFault}, and may have been applied
 * all the same. Of a moment it keeps whole milliseconds and cuts off the rest.
 */
public interface RunStore {
    /** Stores a run unless its id is taken. */
    Creation create(Run run);

    /** Reads consistently. */
    Optional<Run> find(RunId id);

    /** One conditional write, with the verdict of {@link RunLife#apply}. */
    StepResult apply(RunId id, RunStep step);
}
