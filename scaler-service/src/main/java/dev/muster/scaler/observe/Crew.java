package dev.muster.scaler.observe;

import dev.muster.fleet.Worker;
import dev.muster.fleet.WorkerId;
import java.util.List;

/** The workers as the scaler needs them: part of the registry. Every call may throw {@link dev.muster.pace.TransientFault}. */
public interface Crew {
    /** Dead ones too, for a while. */
    List<Worker> workers();

    /** As {@link dev.muster.fleet.WorkerRegistry#cordon} has it. */
    boolean cordon(WorkerId id, long wish);
}
