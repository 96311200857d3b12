package dev.muster.run;

import dev.muster.run.RunEvent.Position;
import java.util.List;

/** Keeps for some days what agents tell. Every call may throw {@link dev.muster.pace.TransientFault}. */
public interface RunEvents {
    /** The most bytes of values that are added at once. */
    int MOST_BYTES = 64 * 1024;

    /**
     * Adds events of one claim, in order, all or none. What has been added before may be among them.
     *
     * @param events at least one
     */
    void add(RunId run, List<RunEvent> events);

    /**
     * The next events of a run, each once and in order.
     *
     * @param limit at least 1; fewer are only given where there are no more yet
     */
    List<RunEvent> after(RunId run, Position position, int limit);
}
