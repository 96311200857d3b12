package dev.muster.worker.agent.http;

import dev.muster.worker.agent.AgentFault;
import dev.muster.worker.agent.AgentResult;
import java.net.UnknownHostException;

/** A host leads to where its caller may not go. */
final class AddressRefused extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    private final String refusal;

    AddressRefused(String refusal) {
        super(refusal);
        this.refusal = refusal;
    }

    AgentResult broke() {
        return AgentFault.AGENT_ADDRESS_REFUSED.last(refusal);
    }
}
