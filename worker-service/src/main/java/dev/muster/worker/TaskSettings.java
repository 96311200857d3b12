package dev.muster.worker;

import java.net.URI;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The ECS task that a worker runs in, if it does.
 *
 * @param agent the address of the agent that protects it; by default {@code ECS_AGENT_URI}
 * @param metadata the address where it can read about itself; by default {@code ECS_CONTAINER_METADATA_URI_V4}
 * @param protection how long it outlasts a worker that no longer renews it, in whole minutes
 * @param patience with either where it is silent
 */
public record TaskSettings(
        @Nullable URI agent,
        @Nullable URI metadata,

        @DefaultValue("30m") @DurationMin(minutes = 2) @DurationMax(hours = 48)
        Duration protection,

        @DefaultValue("5s") @DurationMin(millis = 100) @DurationMax(seconds = 30)
        Duration patience) {}
