package dev.muster.simulation.plan;

import dev.muster.simulation.terminal.Bounds;

/**
 * What nobody can look up.
 *
 * @param peakHours of a month; so are surgeHours; the rest is baseline
 * @param onDemandFloor of the second fleet that is reckoned
 * @param slots of a unit, where its memory allows so many
 * @param softLimitMb what a run reserves
 * @param busyPercent of the slots that are paid for
 * @param type of the bill in detail
 */
record Assumptions(
        int peakHours,
        int surgeHours,
        int onDemandFloor,
        int slots,
        int softLimitMb,
        int runSeconds,
        int busyPercent,
        double fargateVcpu,
        double fargateGb,
        String type) {
    /** A year of 365 days by twelve. */
    static final int MONTH_HOURS = 730;

    private static final Bounds HOURS = new Bounds(0, MONTH_HOURS);
    private static final Bounds FLOOR = new Bounds(0, 1_000);
    private static final Bounds SLOTS = new Bounds(1, 10_000);
    private static final Bounds MEGABYTES = new Bounds(1, 1_048_576);
    private static final Bounds RUN_SECONDS = new Bounds(1, 604_800);
    private static final Bounds PERCENT = new Bounds(1, 100);

    Assumptions {
        HOURS.check("--peak-hours", peakHours);
        HOURS.check("--surge-hours", surgeHours);
        HOURS.check("--peak-hours and --surge-hours together", (double) peakHours + surgeHours);
        FLOOR.check("--on-demand-floor", onDemandFloor);
        SLOTS.check("--slots", slots);
        MEGABYTES.check("--soft-limit", softLimitMb);
        RUN_SECONDS.check("--run-seconds", runSeconds);
        PERCENT.check("--busy", busyPercent);
    }

    int baselineHours() {
        return MONTH_HOURS - peakHours - surgeHours;
    }
}
