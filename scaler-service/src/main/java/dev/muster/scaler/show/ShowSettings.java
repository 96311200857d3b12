package dev.muster.scaler.show;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is kept to be looked at.
 *
 * @param decisions the most that are kept, those of all pools together
 */
public record ShowSettings(
        @DefaultValue("1000") @Min(100) @Max(10_000) int decisions) {}
