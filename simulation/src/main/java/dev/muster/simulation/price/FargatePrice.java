package dev.muster.simulation.price;

/**
 * Tasks of any size.
 *
 * @param vcpuHour $ for one vCPU
 * @param gbHour $ for one GB of memory
 * @param spotDiscountPercent what Fargate Spot is assumed to take off
 */
record FargatePrice(double vcpuHour, double gbHour, double spotDiscountPercent) {
    FargatePrice {
        Prices.DOLLARS.check("vcpu_hour", vcpuHour);
        Prices.DOLLARS.check("gb_hour", gbHour);
        Band.PERCENT.check("spot_discount_percent", spotDiscountPercent);
    }
}
