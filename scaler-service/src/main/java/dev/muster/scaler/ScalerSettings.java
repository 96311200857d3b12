package dev.muster.scaler;

import dev.muster.access.ApiKey;
import dev.muster.scaler.act.Helm;
import dev.muster.scaler.decide.Guardrails;
import dev.muster.scaler.show.ShowSettings;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * All that can be set about the scaler.
 *
 * @param keys who may ask; without one nobody
 * @param policy how it decides how many units there should be
 * @param tick from one turn to the next
 * @param hold whether it only looks, and changes nothing
 * @param slots of a unit
 * @param patience a unit that nobody reports from for so long is replaced
 * @param steps of the policy of that name: where more than so many messages wait, so many units more
 * @param schedule units that there are at least from some time on, for either policy: a cron expression of six fields in
 *     UTC, {@code =}, and the number
 * @param burst more messages than these waiting are one, and overflow into Fargate
 */
@Validated
@ConfigurationProperties("muster.scaler")
public record ScalerSettings(
        @DefaultValue List<@Valid ApiKey> keys,
        @DefaultValue("steps") PolicyName policy,

        @DefaultValue("5s") @DurationMin(seconds = 1) @DurationMax(minutes = 1)
        Duration tick,

        @DefaultValue("false") boolean hold,
        @DefaultValue("10") @Min(1) @Max(10_000) int slots,

        @DefaultValue("10m") @DurationMin(minutes = 1) @DurationMax(hours = 1)
        Duration patience,

        @DefaultValue({"100:10", "500:50", "1000:100"}) List<StepText> steps,

        @DefaultValue({"0 0 13 * * MON-FRI = 50", "0 0 3 * * * = 20"})
        List<RowText> schedule,

        @DefaultValue("1000") @Min(0) @Max(1_000_000) long burst,
        @DefaultValue @Valid Cpu cpu,
        @DefaultValue @Valid Adaptively adaptive,
        @DefaultValue @Valid Rails guardrails,
        @DefaultValue @Valid Lead lead,
        @DefaultValue @Valid @NestedConfigurationProperty PoolSettings pools,
        @DefaultValue @Valid @NestedConfigurationProperty ShowSettings show,
        @Nullable Supervisor local) {
    public enum PolicyName {
        STEPS,
        ADAPTIVE
    }

    /**
     * The safety net of the steps, in shares.
     *
     * @param hot of processors in use: above, units are added
     * @param cold of processors in use: below, units that do nothing may go
     * @param slotUse of slots in use: with less nothing is added, with more nothing goes
     * @param step of the units, added at once
     */
    public record Cpu(
            @DefaultValue("0.7") @DecimalMin("0.1") @DecimalMax("1")
            double hot,

            @DefaultValue("0.3") @DecimalMin("0") @DecimalMax("1")
            double cold,

            @DefaultValue("0.5") @DecimalMin("0") @DecimalMax("1")
            double slotUse,

            @DefaultValue("0.1") @DecimalMin("0.01") @DecimalMax("1")
            double step) {}

    /**
     * @param objective the wait that is put up with: the one knob between cost and wait
     * @param window for so long no unit goes that was needed within
     */
    public record Adaptively(
            @DefaultValue("10s") @DurationMin @DurationMax(hours = 1)
            Duration objective,

            @DefaultValue("5m") @DurationMin @DurationMax(hours = 1)
            Duration window) {}

    /**
     * @param step units that are bought in one turn, at most
     * @param shrink share of the units that may go within a minute, and at least one
     * @param ceiling $/h: it wins over everything but the units that always run
     * @param stale nothing changes on what is older
     */
    public record Rails(
            @DefaultValue("200") @Min(1) @Max(10_000) int step,

            @DefaultValue("0.1") @DecimalMin("0.01") @DecimalMax("1")
            double shrink,

            @DefaultValue("50") @DecimalMin("0.01") @DecimalMax("1000000")
            double ceiling,

            @DefaultValue("2m") @DurationMin(seconds = 10) @DurationMax(hours = 1)
            Duration stale) {
        Guardrails guardrails() {
            return new Guardrails(step, shrink, ceiling, stale);
        }
    }

    /** @param lease a leader whose record stood still for so long is one no more: several turns, each with its calls */
    public record Lead(
            @DefaultValue("20s") @DurationMin(seconds = 10) @DurationMax(minutes = 5)
            Duration lease) {
        private static final Duration CALL = Duration.ofSeconds(3);

        Helm.Tenure tenure() {
            return new Helm.Tenure(lease, CALL);
        }
    }

    /**
     * Of a platform on one machine, which then has all pools.
     *
     * @param url where it listens
     * @param token without which it does not
     */
    public record Supervisor(URI url, String token) {}
}
