package dev.muster.gateway.breaker;

import dev.muster.run.TrialRule;
import java.util.List;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/** The breakers as this gateway sees them, where {@code breakers} is exposed. */
@Endpoint(id = "breakers")
public record BreakersEndpoint(BreakerWatch watch, TrialRule rule) {
    @ReadOperation
    public List<BreakerView> all() {
        return BreakerView.of(watch.all(), rule);
    }
}
