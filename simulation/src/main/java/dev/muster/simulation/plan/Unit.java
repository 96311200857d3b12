package dev.muster.simulation.plan;

import dev.muster.simulation.price.Prices;
import dev.muster.simulation.price.UnitPrice;
import org.jspecify.annotations.Nullable;

/**
 * What one instance or task costs, $/h, and each of its slots.
 *
 * @param onDemandSlot $ for an hour of one run; none where no run fits in
 */
record Unit(
        String name,
        double vcpu,
        double memoryGib,
        Slots slots,
        double onDemand,
        double spot,
        @Nullable Double onDemandSlot,
        @Nullable Double spotSlot) {
    static Unit of(UnitPrice price, Assumptions assumed) {
        Slots slots = Slots.of(price.memoryGib(), assumed);
        return new Unit(
                price.type(),
                price.vcpu(),
                price.memoryGib(),
                slots,
                price.onDemand(),
                price.spot(),
                each(price.onDemand(), slots),
                each(price.spot(), slots));
    }

    static Unit ofFargate(Prices prices, Assumptions assumed) {
        double vcpu = assumed.fargateVcpu();
        double memory = assumed.fargateGb();
        Slots slots = Slots.of(memory, assumed);
        double onDemand = prices.fargate(vcpu, memory);
        double spot = prices.fargateSpot(vcpu, memory);
        return new Unit("fargate", vcpu, memory, slots, onDemand, spot, each(onDemand, slots), each(spot, slots));
    }

    private static @Nullable Double each(double price, Slots slots) {
        return slots.slots() == 0 ? null : price / slots.slots();
    }
}
