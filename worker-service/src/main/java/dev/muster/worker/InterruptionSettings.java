package dev.muster.worker;

import java.net.URI;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Word from EC2 and Auto Scaling that the machine goes.
 *
 * @param watched whether the metadata service is asked for it
 * @param metadata its address; by default {@code AWS_EC2_METADATA_SERVICE_ENDPOINT}, else EC2's own
 * @param poll between two looks
 * @param patience with a metadata service that is silent
 * @param margin before EC2 takes the machine, at which the drain is over; to end the process takes some seconds more
 * @param lifecycle for all of the drain where Auto Scaling waits for it: below the time-out of its hook
 * @param group the Auto Scaling group whose hook is told of the end; none is where it is absent
 * @param hook its lifecycle hook
 */
public record InterruptionSettings(
        @DefaultValue("true") boolean watched,
        @Nullable URI metadata,

        @DefaultValue("5s") @DurationMin(millis = 100) @DurationMax(minutes = 1)
        Duration poll,

        @DefaultValue("1s") @DurationMin(millis = 100) @DurationMax(seconds = 30)
        Duration patience,

        @DefaultValue("15s") @DurationMin @DurationMax(seconds = 110)
        Duration margin,

        @DefaultValue("110s") @DurationMin(seconds = 1) @DurationMax(hours = 2)
        Duration lifecycle,

        @Nullable String group,
        @Nullable String hook) {
    public InterruptionSettings {
        if ((group == null) != (hook == null)) {
            throw new IllegalArgumentException(
                    "interruption.group " + group + " and interruption.hook " + hook + ": needs both, or none");
        }
    }
}
