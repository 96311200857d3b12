package dev.muster.scaler;

import dev.muster.fleet.Pool;
import dev.muster.scaler.decide.PoolLimits;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Map;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * All that can be set about pools.
 *
 * @param fargate with its fallback, one pool
 */
public record PoolSettings(
        @DefaultValue @Valid Spot spot,
        @DefaultValue @Valid OnDemand onDemand,
        @DefaultValue @Valid Fargate fargate) {
    static final Pool SPOT = new Pool("spot");
    static final Pool ON_DEMAND = new Pool("on-demand");
    static final Pool FARGATE = new Pool("fargate");

    Map<Pool, Size> sizes() {
        return Map.of(SPOT, spot.size(), ON_DEMAND, onDemand.size(), FARGATE, fargate.size());
    }

    /**
     * What all kinds of pools have.
     *
     * @param share of what the steps buy
     * @param price of a unit in $/h, where none is measured
     * @param launch from asking for a unit until it works, before any was seen to
     */
    public record Size(PoolLimits limits, double share, double price, Duration launch) {}

    /**
     * @param autoScalingGroup whose units it has; without one, and without a template, there is no such pool
     * @param podTemplate of a Kubernetes cluster, which its units are made from
     */
    public record Spot(
            @Nullable String autoScalingGroup,
            @Nullable String podTemplate,
            @DefaultValue("0") @Min(0) @Max(PoolLimits.MOST) int min,

            @DefaultValue("200") @Min(0) @Max(PoolLimits.MOST)
            int max,

            @DefaultValue("0.7") @DecimalMin("0") @DecimalMax("1")
            double share,

            @DefaultValue("0.0505") @DecimalMin("0") @DecimalMax("1000")
            double price,

            @DefaultValue("90s") @DurationMin(seconds = 1) @DurationMax(minutes = 30)
            Duration launch) {
        public Spot {
            requireOne("spot", autoScalingGroup, podTemplate);
        }

        Size size() {
            return new Size(new PoolLimits(min, max), share, price, launch);
        }
    }

    /**
     * @param autoScalingGroup whose units it has; without one, and without a template, there is no such pool
     * @param podTemplate of a Kubernetes cluster, which its units are made from
     */
    public record OnDemand(
            @Nullable String autoScalingGroup,
            @Nullable String podTemplate,

            @DefaultValue("30") @Min(0) @Max(PoolLimits.MOST)
            int min,

            @DefaultValue("50") @Min(0) @Max(PoolLimits.MOST)
            int max,

            @DefaultValue("0.2") @DecimalMin("0") @DecimalMax("1")
            double share,

            @DefaultValue("0.136") @DecimalMin("0") @DecimalMax("1000")
            double price,

            @DefaultValue("90s") @DurationMin(seconds = 1) @DurationMax(minutes = 30)
            Duration launch) {
        public OnDemand {
            requireOne("on-demand", autoScalingGroup, podTemplate);
        }

        Size size() {
            return new Size(new PoolLimits(min, max), share, price, launch);
        }
    }

    /**
     * @param cluster of both services; without one there is no such pool
     * @param service on Fargate Spot
     * @param fallbackService on Fargate, for when there is no Spot
     */
    public record Fargate(
            @Nullable String cluster,
            @Nullable String service,
            @Nullable String fallbackService,
            @DefaultValue("0") @Min(0) @Max(PoolLimits.MOST) int min,

            @DefaultValue("200") @Min(0) @Max(PoolLimits.MOST)
            int max,

            @DefaultValue("0.1") @DecimalMin("0") @DecimalMax("1")
            double share,

            @DefaultValue("0.0474") @DecimalMin("0") @DecimalMax("1000")
            double price,

            @DefaultValue("45s") @DurationMin(seconds = 1) @DurationMax(minutes = 30)
            Duration launch) {
        Size size() {
            return new Size(new PoolLimits(min, max), share, price, launch);
        }
    }

    private static void requireOne(String pool, @Nullable String group, @Nullable String template) {
        if (group != null && template != null) {
            throw new IllegalArgumentException("muster.scaler.pools." + pool + ".auto-scaling-group " + group
                    + " and .pod-template " + template + ": needs one of them");
        }
    }
}
