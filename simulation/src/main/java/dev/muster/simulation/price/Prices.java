package dev.muster.simulation.price;

import dev.muster.simulation.terminal.Bounds;
import dev.muster.simulation.terminal.Refusal;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What AWS takes, in US dollars.
 *
 * @param asOf when it took that
 * @param savingsPlanPercent what a Savings Plan takes off on-demand prices
 * @param beside what is paid beside the units
 */
public record Prices(
        String source,
        String asOf,
        String region,
        List<UnitPrice> instances,
        FargatePrice fargate,
        Band savingsPlanPercent,
        List<Item> beside) {
    static final Bounds DOLLARS = new Bounds(0, 10_000);
    private static final Bounds TYPES = new Bounds(1, 1_000);
    private static final Bounds TASK_VCPU = new Bounds(0.25, 16);
    private static final Bounds TASK_GB = new Bounds(0.5, 120);

    public Prices {
        instances = List.copyOf(instances);
        beside = List.copyOf(beside);
        TYPES.check("number of instances", instances.size());
        Set<String> types = new HashSet<>();
        for (UnitPrice each : instances) {
            if (!types.add(each.type())) {
                throw new Refusal("instances: " + each.type() + " is there twice");
            }
        }
    }

    /** Those that come with Muster. */
    public static Prices standard() {
        return PriceFile.standard();
    }

    /** @throws Refusal that names the line, the field and what it may be */
    public static Prices read(Path file) {
        return PriceFile.read(file);
    }

    /** @throws Refusal that names the types there are */
    public UnitPrice of(String type) {
        return instances.stream()
                .filter(each -> each.type().equals(type))
                .findFirst()
                .orElseThrow(() -> new Refusal("type " + type + ": must be one of "
                        + instances.stream().map(UnitPrice::type).collect(Collectors.joining(", "))));
    }

    /** @return $/h */
    public double onDemand(String type) {
        return of(type).onDemand();
    }

    /** @return $/h */
    public double spot(String type) {
        return of(type).spot();
    }

    /** @return $/h of one task on Fargate, bought on demand */
    public double fargate(double vcpu, double memoryGb) {
        TASK_VCPU.check("vCPU of a Fargate task", vcpu);
        TASK_GB.check("GB of a Fargate task", memoryGb);
        return vcpu * fargate.vcpuHour() + memoryGb * fargate.gbHour();
    }

    /** @return $/h of one task on Fargate Spot, at the discount that the file assumes */
    public double fargateSpot(double vcpu, double memoryGb) {
        return fargate(vcpu, memoryGb) * (1 - fargate.spotDiscountPercent() / 100);
    }
}
