package dev.muster.simulation.plan;

import static dev.muster.simulation.plan.PlanTable.format;
import static dev.muster.simulation.plan.PlanTable.money;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is paid beside the units, for people. */
final class BesideTable {
    private final CapacityPlan plan;

    BesideTable(CapacityPlan plan) {
        this.plan = plan;
    }

    Stream<String> lines() {
        Beside beside = plan.beside();
        return Stream.of(
                        head(),
                        beside.items().stream().map(BesideTable::line),
                        Stream.of(
                                format(
                                        "%-30s%16s %-12s%12s",
                                        "sum, as far as known", "", "", money("%,.2f", beside.sum())),
                                "  without " + beside.unpriced().collect(Collectors.joining(", ")),
                                "",
                                "Contained in the units' price:"),
                        beside.hidden().stream().map(BesideTable::line),
                        Stream.of("", quota()))
                .flatMap(lines -> lines);
    }

    private Stream<String> head() {
        Assumptions assumed = plan.assumed();
        return Stream.of(
                format(
                        "What the units leave out, a month: as drawn, %s, %,.1f million runs of %d s (%d %% of the slots busy)",
                        assumed.type(), plan.beside().runs() / 1e6, assumed.runSeconds(), assumed.busyPercent()),
                format("%-30s%16s %-12s%12s  %s", "what", "quantity", "", "$", "note"));
    }

    private static String line(Beside.Line line) {
        return format(
                "%-30s%16s %-12s%12s  %s",
                line.what(),
                format(line.quantity() < 1_000 ? "%,.1f" : "%,.0f", line.quantity()),
                line.unit(),
                money("%,.2f", line.month()),
                line.note());
    }

    private static String quota() {
        return format(
                "Spot quota: a new account has %d vCPU; above is what a pool of %d needs. Ask for it first.",
                CapacityPlan.DEFAULT_SPOT_VCPU, CapacityPlan.SPOT_POOL);
    }
}
