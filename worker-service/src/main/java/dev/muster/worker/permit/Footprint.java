package dev.muster.worker.permit;

import dev.muster.run.AgentSpec;
import java.util.Collection;

/** What runs take of a worker: slots, and bytes by the soft limits of their agents. */
public record Footprint(int slots, long bytes) {
    static final Footprint NONE = new Footprint(0, 0);

    public static Footprint of(AgentSpec agent) {
        return new Footprint(agent.slots(), agent.memory().softBytes());
    }

    /** The least that any of the agents fits into; one slot where there is none. */
    public static Footprint largest(Collection<AgentSpec> agents) {
        return agents.stream()
                .map(Footprint::of)
                .reduce(
                        new Footprint(1, 1),
                        (a, b) -> new Footprint(Math.max(a.slots, b.slots), Math.max(a.bytes, b.bytes)));
    }

    public boolean fitsInto(Footprint room) {
        return slots <= room.slots && bytes <= room.bytes;
    }

    /** @return how many such ones fit into the room */
    int timesIn(Footprint room) {
        return (int) Math.min(room.slots / slots, room.bytes / bytes);
    }

    Footprint plus(Footprint other) {
        return new Footprint(slots + other.slots, bytes + other.bytes);
    }

    Footprint minus(Footprint other) {
        return new Footprint(slots - other.slots, bytes - other.bytes);
    }
}
