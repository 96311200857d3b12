package dev.muster.scaler.show;

import java.util.List;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/** All decisions that this scaler remembers, the oldest first, where {@code scaling} is exposed. */
@Endpoint(id = "scaling")
public record ScalingEndpoint(Journal journal) {
    @ReadOperation
    public List<DecisionView> decisions() {
        return journal.last("", Integer.MAX_VALUE);
    }
}
