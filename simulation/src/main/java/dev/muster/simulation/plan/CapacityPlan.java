package dev.muster.simulation.plan;

import dev.muster.simulation.price.Band;
import dev.muster.simulation.price.Prices;
import dev.muster.simulation.price.UnitPrice;
import java.util.List;

/**
 * All there is to say of a fleet before it is bought.
 *
 * @param types with a bill for each fleet, in the order of those
 * @param beside of the first fleet, with instances of the type that was asked for
 */
record CapacityPlan(
        Origin prices,
        Assumptions assumed,
        Band savingsPlanPercent,
        List<Fleet> fleets,
        List<TypeBills> types,
        Unit fargate,
        Beside beside) {
    /** The most Spot instances that the pool may hold. */
    static final int SPOT_POOL = 200;

    /** What a new account may have of Spot. */
    static final int DEFAULT_SPOT_VCPU = 5;

    record Origin(String source, String asOf, String region) {}

    /** @param spotVcpu quota that the whole Spot pool of this type needs */
    record TypeBills(Unit unit, Band reclaimedPercent, int spotVcpu, List<Bill> bills) {}

    static CapacityPlan of(Prices prices, Assumptions assumed) {
        Fleet drawn = Fleet.drawn(assumed);
        List<Fleet> fleets = List.of(drawn, drawn.withFloor(assumed.onDemandFloor()));
        Unit fargate = Unit.ofFargate(prices, assumed);
        return new CapacityPlan(
                new Origin(prices.source(), prices.asOf(), prices.region()),
                assumed,
                prices.savingsPlanPercent(),
                fleets,
                prices.instances().stream()
                        .map(type -> bills(prices, Unit.of(type, assumed), type, fleets, fargate))
                        .toList(),
                fargate,
                Beside.of(prices, assumed, drawn));
    }

    private static TypeBills bills(Prices prices, Unit unit, UnitPrice price, List<Fleet> fleets, Unit fargate) {
        List<Bill> bills = fleets.stream()
                .map(fleet -> Bill.of(fleet, unit, fargate, prices.savingsPlanPercent()))
                .toList();
        return new TypeBills(unit, price.reclaimed(), SPOT_POOL * price.vcpu(), bills);
    }
}
