package dev.muster.scaler.show;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Up once this scaler has looked around, whether it leads or not. */
public record ObservedHealth(Board board) implements HealthIndicator {
    @Override
    public Health health() {
        return (board.seen().isPresent() ? Health.up() : Health.outOfService()).build();
    }
}
