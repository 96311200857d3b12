package dev.muster.run;

import dev.muster.fleet.WorkerId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Finds runs by what they wait for or who holds them; lags behind the {@link RunStore} by moments. */
public interface RunIndex {
    /**
     * @param shard 0 to {@link Waiting#SHARDS} - 1
     * @param from the earliest {@link Waiting#wake} wanted
     * @param until the latest one, not before that
     * @param limit the most wanted, the earliest first
     */
    List<Waiting> waiting(Waiting.Kind kind, int shard, Instant from, Instant until, int limit);

    /**
     * Held runs of an agent, whenever they wake.
     *
     * @param shard 0 to {@link Waiting#SHARDS} - 1
     * @param limit the most wanted, the earliest first
     */
    List<Waiting> held(AgentName agent, int shard, int limit);

    /** Tells of every run of a kind that waits in a shard, in no order. Reads all of them: for rare looks. */
    void eachWaiting(Waiting.Kind kind, int shard, Consumer<Waiting> told);

    /** Every run that a worker holds. */
    List<Owned> ownedBy(WorkerId owner);

    /** Every worker that holds a run. Reads all of what is held: for rare looks. */
    Set<WorkerId> owners();
}
