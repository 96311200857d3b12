package dev.muster.gateway.submit;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How runs are taken in.
 *
 * @param queueTtl how long a run may wait that does not say so itself
 * @param createWithin how long a store that answers nobody is asked again, beside the last call
 */
public record SubmitSettings(
        @DefaultValue("24h") @DurationMin(seconds = 1) @DurationMax(days = 14)
        Duration queueTtl,

        @DefaultValue("1s") @DurationMin(millis = 100) @DurationMax(seconds = 30)
        Duration createWithin) {}
