package dev.muster.simulation.plan;

import dev.muster.simulation.plan.CapacityPlan.TypeBills;
import dev.muster.simulation.price.Band;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A plan for people. */
final class PlanTable {
    private final CapacityPlan plan;

    PlanTable(CapacityPlan plan) {
        this.plan = plan;
    }

    String text() {
        return Stream.of(head(), levels(), units(), bills(0), bills(1), savings(), beside())
                .flatMap(part -> Stream.concat(part, Stream.of("")))
                .map(String::stripTrailing)
                .collect(Collectors.joining("\n"));
    }

    private Stream<String> head() {
        CapacityPlan.Origin from = plan.prices();
        Assumptions assumed = plan.assumed();
        return Stream.of(
                format("Prices of %s, %s: %s", from.asOf(), from.region(), from.source()),
                format(
                        "Assumed: up to %d slots a unit, %d MB reserved for a run; Fargate tasks of %s vCPU and %s GB",
                        assumed.slots(),
                        assumed.softLimitMb(),
                        number(assumed.fargateVcpu()),
                        number(assumed.fargateGb())));
    }

    private Stream<String> levels() {
        List<Fleet.Level> levels = plan.fleets().getFirst().levels();
        String floor = format("on-demand, floor of %d", plan.fleets().getLast().onDemandFloor());
        return Stream.concat(
                Stream.of(format(
                        "%-26s%10s%10s%10s",
                        "units",
                        levels.getFirst().name(),
                        levels.get(1).name(),
                        levels.getLast().name())),
                Stream.of(
                        row("hours a month", levels, Fleet.Level::hours),
                        row("spot", levels, Fleet.Level::spot),
                        row("on-demand", levels, Fleet.Level::onDemand),
                        row(floor, plan.fleets().getLast().levels(), Fleet.Level::onDemand),
                        row("fargate", levels, Fleet.Level::fargate)));
    }

    private static String row(String what, List<Fleet.Level> levels, ToIntFunction<Fleet.Level> count) {
        return format("%-26s", what)
                + levels.stream()
                        .map(level -> format("%10d", count.applyAsInt(level)))
                        .collect(Collectors.joining());
    }

    private Stream<String> units() {
        return Stream.concat(
                Stream.of(
                        format("%-12s%5s%5s%29s%20s%22s", "", "", "", "slots", "$/h", "$/task-hour"),
                        format(
                                "%-12s%5s%5s%8s%12s%9s%11s%9s%13s%9s%11s%12s",
                                "type",
                                "vCPU",
                                "GiB",
                                "a unit",
                                "by memory",
                                "binds",
                                "on-demand",
                                "spot",
                                "on-demand",
                                "spot",
                                "reclaimed",
                                "spot quota")),
                Stream.concat(
                        plan.types().stream()
                                .map(each -> unit(each.unit())
                                        + format("%9s %%%7d vCPU", band(each.reclaimedPercent()), each.spotVcpu())),
                        Stream.of(unit(plan.fargate()))));
    }

    private static String unit(Unit unit) {
        return format(
                "%-12s%5s%5s%8d%12d%9s%11.4f%9.4f%13s%9s",
                unit.name(),
                number(unit.vcpu()),
                number(unit.memoryGib()),
                unit.slots().slots(),
                unit.slots().byMemory(),
                unit.slots().bound().name().toLowerCase(Locale.ROOT),
                unit.onDemand(),
                unit.spot(),
                money("%.5f", unit.onDemandSlot()),
                money("%.5f", unit.spotSlot()));
    }

    private Stream<String> bills(int fleet) {
        int floor = plan.fleets().get(fleet).onDemandFloor();
        String what = floor == 0 ? "The fleet as drawn" : "With an on-demand floor of " + floor;
        return Stream.concat(
                Stream.of(
                        what + ": from all of Fargate on Spot to none of it",
                        format(
                                "%-12s%13s%20s%20s%24s%22s",
                                "type", "baseline $/h", "peak $/h", "surge $/h", "$/month", "Savings Plan saves")),
                plan.types().stream().map(each -> bill(each, each.bills().get(fleet))));
    }

    private static String bill(TypeBills type, Bill bill) {
        List<Bill.LevelCost> levels = bill.levels();
        return format(
                "%-12s%13.2f%20s%20s%24s%22s",
                type.unit().name(),
                levels.getFirst().hour().fargateSpot(),
                range("%,.2f", levels.get(1).hour()),
                range("%,.2f", levels.getLast().hour()),
                range("%,.0f", bill.month()),
                format(
                        "%,.0f .. %,.0f",
                        bill.savingsPlan().least(), bill.savingsPlan().most()));
    }

    private Stream<String> savings() {
        return new SavingsAdvice(plan).lines();
    }

    private Stream<String> beside() {
        return new BesideTable(plan).lines();
    }

    @SuppressWarnings("AnnotateFormatMethod") // the annotation would cost a library
    static String format(String format, @Nullable Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    static String money(String format, @Nullable Double dollars) {
        return dollars == null ? "-" : format(format, dollars);
    }

    private static String range(String format, Cost cost) {
        return format(format + " .. " + format, cost.fargateSpot(), cost.fargateOnDemand());
    }

    private static String band(Band percent) {
        return percent.most() == 100
                ? "> " + number(percent.least())
                : number(percent.least()) + "-" + number(percent.most());
    }

    static String number(double value) {
        return value == Math.rint(value) ? format("%.0f", value) : Objects.toString(value);
    }
}
