package dev.muster.gateway.offence;

import java.time.Instant;

public record ReadsClock(Instant now) {
    public static ReadsClock read() {
        return new ReadsClock(Instant.now());
    }
}
