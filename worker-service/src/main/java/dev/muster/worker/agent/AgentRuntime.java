package dev.muster.worker.agent;

import java.util.function.Consumer;

/** Executes one attempt of one kind of agent, on the calling thread, until the agent has ended. */
public interface AgentRuntime {
    /**
     * @param events told in the order they come, on the calling thread; may block. What it throws ends the agent and comes
     *     out of this method
     * @param stop once it is raised the agent is asked to end, and after its grace made to; where the reason is
     *     {@link StopReason#ABANDONED} it is ended at once. A result that was complete all the same is returned
     * @throws dev.muster.pace.TransientFault where this machine could not start the agent
     * @throws InterruptedException after the agent has been ended
     */
    AgentResult run(AgentCall call, Consumer<AgentEvent> events, StopSignal stop) throws InterruptedException;
}
