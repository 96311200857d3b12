package dev.muster.gateway.breaker;

import dev.muster.pace.Backoff;
import dev.muster.run.TrialRule;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How agents come back whose breakers are open.
 *
 * @param refresh how often the breakers are read, and dealt with
 * @param trials runs that are let through to try an agent out
 * @param mostFailed percent of them that may fail
 * @param firstWait from the opening to the first trials
 * @param longestWait between trials that fail, each wait being twice the one before
 * @param patience how long outcomes of trials are waited for before more are let through
 * @param resume the most held runs that are offered again in one turn
 */
public record BreakerSettings(
        @DefaultValue("1s") @DurationMin(millis = 100) @DurationMax(seconds = 2)
        Duration refresh,

        @DefaultValue("5") @Min(1) @Max(100) int trials,
        @DefaultValue("10") @Min(0) @Max(99) int mostFailed,

        @DefaultValue("30s") @DurationMin(seconds = 1) @DurationMax(hours = 1)
        Duration firstWait,

        @DefaultValue("10m") @DurationMin(seconds = 1) @DurationMax(hours = 12)
        Duration longestWait,

        @DefaultValue("2m") @DurationMin(seconds = 5) @DurationMax(hours = 12)
        Duration patience,

        @DefaultValue("200") @Min(1) @Max(10_000) int resume) {
    @AssertTrue(message = "longestWait needs at least firstWait")
    boolean isOrdered() {
        return longestWait.compareTo(firstWait) >= 0;
    }

    public TrialRule rule() {
        return new TrialRule(trials, mostFailed, new Backoff(firstWait, longestWait), patience);
    }
}
