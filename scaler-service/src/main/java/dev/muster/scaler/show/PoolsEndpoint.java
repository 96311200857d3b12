package dev.muster.scaler.show;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/** The pools as this scaler sees them, where {@code pools} is exposed. */
@Endpoint(id = "pools")
public record PoolsEndpoint(Board board) {
    @ReadOperation
    public @Nullable PoolsView pools() {
        return board.view().orElse(null);
    }
}
