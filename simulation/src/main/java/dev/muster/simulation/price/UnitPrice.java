package dev.muster.simulation.price;

import dev.muster.simulation.terminal.Bounds;

/**
 * An instance type.
 *
 * @param onDemand $/h
 * @param spot $/h, as it was on the day of the file
 * @param reclaimed percent of Spot instances that are taken back in a month
 */
public record UnitPrice(String type, int vcpu, double memoryGib, double onDemand, double spot, Band reclaimed) {
    private static final Bounds VCPU = new Bounds(1, 1_024);
    private static final Bounds GIB = new Bounds(0.5, 65_536);

    public UnitPrice {
        VCPU.check("vcpu", vcpu);
        GIB.check("memory_gib", memoryGib);
        Prices.DOLLARS.check("on_demand", onDemand);
        Prices.DOLLARS.check("spot", spot);
    }
}
