package dev.muster.gateway;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What one client may have of what all share. Every gateway counts for itself.
 *
 * @param rate requests a second of one key over time, each run of a batch counted as one
 * @param burst requests of one key at once
 * @param waiting the most runs of a tenant that wait, about
 * @param census how often waiting runs are counted, at most
 * @param search the most runs that one call looks through for dead ones
 */
public record LimitSettings(
        @DefaultValue("1000") @Min(1) @Max(1_000_000) int rate,
        @DefaultValue("2000") @Min(1_000) @Max(10_000_000) int burst,
        @DefaultValue("100000") @Min(1) @Max(100_000_000) int waiting,

        @DefaultValue("5s") @DurationMin(seconds = 1) @DurationMax(minutes = 10)
        Duration census,

        @DefaultValue("2000") @Min(100) @Max(100_000) int search) {}
