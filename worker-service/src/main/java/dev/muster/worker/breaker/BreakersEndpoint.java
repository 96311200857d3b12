package dev.muster.worker.breaker;

import dev.muster.run.Breaker;
import java.util.Collection;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/** The breakers as this worker sees them, where {@code breakers} is exposed. */
@Endpoint(id = "breakers")
public record BreakersEndpoint(FleetBreakers breakers) {
    @ReadOperation
    public Collection<Breaker> all() {
        return breakers.all();
    }
}
