package dev.muster.worker.agent.process;

import dev.muster.run.AgentSpec;
import dev.muster.worker.agent.AgentFault;
import dev.muster.worker.agent.process.isolate.Excess;

/**
 * An agent wanted more than its entry allows. Pure.
 *
 * @param words what it is told
 */
record Overrun(AgentFault fault, String words) {
    static Overrun of(Excess excess, AgentSpec agent) {
        return switch (excess) {
            case MEMORY ->
                new Overrun(
                        AgentFault.AGENT_OUT_OF_MEMORY,
                        "it needed more than its memory of " + agent.memory().bytes() + " bytes");
            case PROCESSES ->
                new Overrun(
                        AgentFault.AGENT_OUT_OF_PROCESSES,
                        "it wanted more than its " + agent.limits().processes() + " processes and threads at once");
            case DISK ->
                new Overrun(
                        AgentFault.AGENT_DISK_EXCEEDED,
                        "it wrote as much as its disk of "
                                + agent.limits().disk().bytes() + " bytes holds");
        };
    }
}
