package dev.muster.simulation.plan;

import static dev.muster.simulation.plan.PlanTable.format;
import static dev.muster.simulation.plan.PlanTable.number;

import dev.muster.simulation.plan.CapacityPlan.TypeBills;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Which of the units to promise to AWS for a year. */
final class SavingsAdvice {
    private final CapacityPlan plan;

    SavingsAdvice(CapacityPlan plan) {
        this.plan = plan;
    }

    Stream<String> lines() {
        double least = plan.savingsPlanPercent().least();
        return Stream.of(
                format(
                        "Savings Plan, %s-%s %% off: for what always runs on demand, and nothing else. Promise, for %s:",
                        number(least),
                        number(plan.savingsPlanPercent().most()),
                        plan.assumed().type()),
                plan.types().stream()
                        .filter(each -> each.unit().name().equals(plan.assumed().type()))
                        .map(this::promises)
                        .collect(Collectors.joining()),
                format(
                        "  What runs less than %s %% of the month costs more with it than without.",
                        number(100 - least)),
                "  " + againstSpot());
    }

    private String promises(TypeBills type) {
        return IntStream.range(0, plan.fleets().size())
                .mapToObj(fleet -> format(
                        "%d units, $%.2f an hour",
                        plan.fleets().get(fleet).alwaysOnDemand(),
                        type.bills().get(fleet).savingsPlan().commitment()))
                .collect(Collectors.joining("; with the floor ", "  ", "."));
    }

    private String againstSpot() {
        double share = 1 - plan.savingsPlanPercent().most() / 100;
        List<String> dearer = plan.types().stream()
                .map(TypeBills::unit)
                .filter(unit -> unit.spot() >= unit.onDemand() * share)
                .map(Unit::name)
                .toList();
        return dearer.isEmpty()
                ? "It is no substitute for Spot, which is cheaper for every type even at the highest discount."
                : "At the highest discount it is no dearer than Spot for " + String.join(", ", dearer) + ".";
    }
}
