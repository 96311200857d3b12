package dev.muster.simulation.plan;

import dev.muster.simulation.price.Band;
import java.util.List;

/**
 * What a fleet of one instance type costs.
 *
 * @param month $ for all hours of all levels
 */
record Bill(int onDemandFloor, List<LevelCost> levels, Cost month, Saving savingsPlan) {
    record LevelCost(String level, Cost hour) {}

    /**
     * What a Savings Plan brings for the instances that are always bought on demand.
     *
     * @param commitment $/h to be promised, at the least discount
     * @param least $ a month; so is most
     */
    record Saving(double commitment, double least, double most) {
        static Saving of(double hour, Band percent) {
            double month = hour * Assumptions.MONTH_HOURS / 100;
            return new Saving(hour * (1 - percent.least() / 100), month * percent.least(), month * percent.most());
        }
    }

    static Bill of(Fleet fleet, Unit unit, Unit fargate, Band savingsPlan) {
        List<LevelCost> levels = fleet.levels().stream()
                .map(level -> new LevelCost(level.name(), hour(level, unit, fargate)))
                .toList();
        Cost month = fleet.levels().stream()
                .map(level -> hour(level, unit, fargate).times(level.hours()))
                .reduce(Cost.NOTHING, Cost::plus);
        return new Bill(
                fleet.onDemandFloor(), levels, month, Saving.of(fleet.alwaysOnDemand() * unit.onDemand(), savingsPlan));
    }

    private static Cost hour(Fleet.Level level, Unit unit, Unit fargate) {
        double instances = level.spot() * unit.spot() + level.onDemand() * unit.onDemand();
        return new Cost(instances + level.fargate() * fargate.spot(), instances + level.fargate() * fargate.onDemand());
    }
}
