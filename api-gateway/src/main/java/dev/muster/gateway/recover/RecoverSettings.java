package dev.muster.gateway.recover;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How hard recovery works.
 *
 * @param tick how often waiting runs are looked at
 * @param page the most runs of one kind and shard that are looked at in one turn; a full page is followed at once
 * @param resumePage the most held runs of one shard that are offered again in one turn
 * @param atOnce the most calls of one loop under way at a time; requests of clients use the same connections
 * @param sentSweep how long a run whose message was sent is let alone
 * @param ledger the most own messages that are remembered
 * @param strays how often owners are looked for that the registry does not know
 * @param letters how often dead letters are looked at
 * @param unreadable how long a dead letter rests that cannot be read
 */
public record RecoverSettings(
        @DefaultValue("1s") @DurationMin(millis = 10) @DurationMax(minutes = 1)
        Duration tick,

        @DefaultValue("200") @Min(1) @Max(1_000) int page,
        @DefaultValue("8") @Min(1) @Max(1_000) int resumePage,
        @DefaultValue("32") @Min(1) @Max(1_000) int atOnce,

        @DefaultValue("15m") @DurationMin(seconds = 40) @DurationMax(hours = 12)
        Duration sentSweep,

        @DefaultValue("100000") @Min(1_000) @Max(10_000_000) int ledger,

        @DefaultValue("5m") @DurationMin(seconds = 10) @DurationMax(hours = 1)
        Duration strays,

        @DefaultValue("30s") @DurationMin(seconds = 1) @DurationMax(hours = 1)
        Duration letters,

        @DefaultValue("1h") @DurationMin(minutes = 1) @DurationMax(hours = 12)
        Duration unreadable) {}
