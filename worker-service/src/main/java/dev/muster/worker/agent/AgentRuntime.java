package dev.muster.worker.agent;

import java.util.function.Consumer;

/** Executes one attempt of one kind of agent, on the calling thread, until the agent has ended. */
public interface AgentRuntime {
    /**
     * @param events told in the order they come; may block, and may throw {@link dev.muster.pace.TransientFault}
     * @param stop once it is raised the agent is asked to end, and after its grace made to; where the reason is
     *     {@link StopReason#ABANDONED} it is ended at once
     * @throws InterruptedException after the agent has been ended
     */
    AgentResult run(AgentCall call, Consumer<AgentEvent> events, StopSignal stop) throws InterruptedException;
}
