package dev.muster.worker;

import dev.muster.run.AgentName;
import dev.muster.run.AgentSpec;
import dev.muster.run.AgentSpec.Kind;
import dev.muster.worker.permit.Footprint;
import dev.muster.worker.permit.Permits;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.Map;

/**
 * The agents that this worker can execute, and the room for them. The runs of an agent that is too large for this worker
 * are held for others, like those of one that it does not know, or that it must not run.
 */
record Crew(Map<AgentName, AgentSpec> agents, Permits permits) {
    private static final Logger LOG = System.getLogger(Crew.class.getName());

    /** @param refused whether no process agent may run here */
    static Map<AgentName, AgentSpec> allowed(Map<AgentName, AgentSpec> registered, boolean refused) {
        Map<AgentName, AgentSpec> allowed = new HashMap<>(registered);
        allowed.values().removeIf(agent -> refused && agent.kind() == Kind.PROCESS);
        return Map.copyOf(allowed);
    }

    static Crew of(Map<AgentName, AgentSpec> registered, Footprint capacity, int mostArriving) {
        Map<AgentName, AgentSpec> fitting = new HashMap<>(registered);
        fitting.values().removeIf(agent -> !Footprint.of(agent).fitsInto(capacity));
        registered.keySet().stream()
                .filter(name -> !fitting.containsKey(name))
                .forEach(name ->
                        LOG.log(Level.WARNING, "agent {0} needs more than this worker has: {1}", name, capacity));
        return new Crew(Map.copyOf(fitting), new Permits(capacity, Footprint.largest(fitting.values()), mostArriving));
    }
}
