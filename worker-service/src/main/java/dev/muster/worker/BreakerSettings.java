package dev.muster.worker;

import dev.muster.worker.breaker.Limits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When a worker proposes to hold an agent's runs.
 *
 * @param window in which attempts are counted
 * @param minimumCalls fewer attempts in it say nothing
 * @param mostFailed percent of them that may fail
 * @param refresh how often the breakers of the fleet are read; what the gateway lets through relies on 2 s
 */
public record BreakerSettings(
        @DefaultValue("300s") @DurationMin(seconds = 1) @DurationMax(hours = 1)
        Duration window,

        @DefaultValue("20") @Min(1) @Max(10_000) int minimumCalls,
        @DefaultValue("10") @Min(1) @Max(99) int mostFailed,

        @DefaultValue("1s") @DurationMin(millis = 100) @DurationMax(seconds = 2)
        Duration refresh) {
    Limits limits() {
        return new Limits(window, minimumCalls, mostFailed, refresh);
    }
}
