package dev.muster.simulation.plan;

import dev.muster.simulation.price.Item;
import dev.muster.simulation.price.Prices;
import dev.muster.simulation.price.UnitPrice;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a fleet of units does not show: what is paid beside it, and what is hidden in it.
 *
 * @param runs a month
 * @param hidden what the month of the fleet already contains
 * @param sum $ a month of those items whose price is known
 */
record Beside(double runs, List<Line> items, List<Line> hidden, double sum) {
    /** From the request to the first poll; what is paid meanwhile does no work. */
    private static final double START_SECONDS = 90;

    private static final double SECONDS = 3600;

    /** @param month $; none where the price is not known */
    record Line(
            String what,
            double quantity,
            String unit,
            @Nullable Double month,
            String note) {}

    static Beside of(Prices prices, Assumptions assumed, Fleet fleet) {
        UnitPrice price = prices.of(assumed.type());
        Unit fargate = Unit.ofFargate(prices, assumed);
        double slotHours = fleet.hours(Fleet.Level::instances)
                        * Unit.of(price, assumed).slots().slots()
                + fleet.hours(Fleet.Level::fargate) * fargate.slots().slots();
        double runs = slotHours * SECONDS / assumed.runSeconds() * assumed.busyPercent() / 100;
        List<Line> items =
                prices.beside().stream().map(item -> line(item, fleet, runs)).toList();
        double sum = items.stream()
                .map(Line::month)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .sum();
        return new Beside(runs, items, List.of(dearer(fleet, price, fargate), again(fleet, price, assumed)), sum);
    }

    Stream<String> unpriced() {
        return items.stream().filter(item -> item.month() == null).map(Line::what);
    }

    private static Line line(Item item, Fleet fleet, double runs) {
        double count = switch (item.per()) {
            case MONTH -> 1;
            case HOUR -> Assumptions.MONTH_HOURS;
            case RUN -> runs;
            case UNIT_HOUR -> fleet.hours(Fleet.Level::units);
            case INSTANCE_MONTH -> fleet.hours(Fleet.Level::instances) / Assumptions.MONTH_HOURS;
        };
        double quantity = count * item.quantity();
        Double month = item.price() == null ? null : quantity / item.of() * item.price();
        return new Line(item.what(), quantity, item.unit(), month, item.note());
    }

    private static Line dearer(Fleet fleet, UnitPrice price, Unit fargate) {
        double hours = fleet.hours(Fleet.Level::fargate);
        String note = String.format(
                Locale.ROOT,
                "on demand; with Fargate Spot at the assumed discount %,.2f",
                hours * (fargate.spot() - price.spot()));
        double month = hours * (fargate.onDemand() - price.spot());
        return new Line("Fargate dearer than Spot", hours, "task-hours", month, note);
    }

    private static Line again(Fleet fleet, UnitPrice price, Assumptions assumed) {
        double most = price.reclaimed().most();
        double reclaimed = fleet.hours(Fleet.Level::spot) / Assumptions.MONTH_HOURS * most / 100;
        double month = reclaimed * (START_SECONDS + assumed.runSeconds()) / SECONDS * price.spot();
        String note = String.format(
                Locale.ROOT, "at most: %.0f %% a month, each a start of %.0f s and a run", most, START_SECONDS);
        return new Line("reclaimed instances", reclaimed, "instances", month, note);
    }
}
