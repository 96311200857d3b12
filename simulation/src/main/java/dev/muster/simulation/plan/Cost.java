package dev.muster.simulation.plan;

/**
 * Dollars in two cases.
 *
 * @param fargateSpot all of Fargate is Spot, at the discount that the prices assume
 * @param fargateOnDemand none of it is
 */
record Cost(double fargateSpot, double fargateOnDemand) {
    static final Cost NOTHING = new Cost(0, 0);

    Cost plus(Cost other) {
        return new Cost(fargateSpot + other.fargateSpot, fargateOnDemand + other.fargateOnDemand);
    }

    Cost times(double factor) {
        return new Cost(fargateSpot * factor, fargateOnDemand * factor);
    }
}
