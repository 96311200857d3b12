package dev.muster.worker;

import dev.muster.worker.agent.process.isolate.InForce;
import dev.muster.worker.agent.process.isolate.Isolation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/** Shows operators how process agents are kept apart here. */
@Endpoint(id = "isolation")
record IsolationEndpoint(Isolation isolation) {
    @ReadOperation
    public InForce inForce() {
        return isolation.inForce();
    }
}
