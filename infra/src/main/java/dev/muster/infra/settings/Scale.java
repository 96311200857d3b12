package dev.muster.infra.settings;

import java.util.List;

/**
 * How large a deployment is.
 *
 * @param zones it is spread over
 * @param ways out of the network: one for each zone, or one for all
 * @param spot instances
 * @param onDemand instances
 * @param fargate tasks, of Spot and its fallback together
 * @param gateways tasks of the gateway
 * @param scalers of which one leads
 * @param slots runs at once on a unit
 * @param ceiling $/h that the pools may cost
 * @param logDays for how long logs are kept
 * @param keepsData whether tables and documents outlive their stack
 */
public record Scale(
        int zones,
        int ways,
        Range spot,
        Range onDemand,
        Range fargate,
        Range gateways,
        int scalers,
        int slots,
        int ceiling,
        int logDays,
        boolean keepsData) {
    static final Scale PRODUCTION = new Scale(
            3, 3, new Range(0, 200), new Range(30, 50), new Range(0, 200), new Range(3, 12), 2, 30, 50, 90, true);
    static final Scale DEV =
            new Scale(2, 1, new Range(0, 4), new Range(1, 2), new Range(0, 2), new Range(1, 2), 1, 30, 2, 7, false);
    private static final int MOST_UNITS = 1_000;

    /** CloudWatch keeps logs for some numbers of days only. */
    private static final List<String> LOG_DAYS = List.of("1", "3", "5", "7", "14", "30", "60", "90", "180", "365");

    /** As the profile has it, but for what the context says otherwise. */
    Scale with(Context context) {
        return new Scale(
                zones,
                context.number("ways", ways, 1, zones),
                range(context, "spot", spot),
                range(context, "onDemand", onDemand),
                range(context, "fargate", fargate),
                range(context, "gateways", gateways),
                context.number("scalers", scalers, 1, 3),
                context.number("slots", slots, 1, 1_000),
                context.number("ceiling", ceiling, 1, 10_000),
                logDays(context),
                keepsData);
    }

    private static Range range(Context context, String name, Range otherwise) {
        int min = context.number(name + "Min", otherwise.min(), 0, MOST_UNITS);
        return new Range(min, context.number(name + "Max", Math.max(min, otherwise.max()), min, MOST_UNITS));
    }

    private int logDays(Context context) {
        return Integer.parseInt(context.oneOf("logDays", Integer.toString(logDays), LOG_DAYS));
    }
}
