package dev.muster.fleet;

import java.util.Set;

/** What a worker hears back when it reports. */
public sealed interface Pulse {
    /**
     * @param cancelRequests ids of runs that somebody wants stopped, as far as known; told once
     * @param cordon the wish that it take no more runs, 0 for none; told every time
     */
    record Alive(Set<String> cancelRequests, long cordon) implements Pulse {
        public Alive {
            cancelRequests = Set.copyOf(cancelRequests);
        }
    }

    /** The fleet took this worker for dead: whatever it holds belongs to others now. */
    record Buried() implements Pulse {}
}
