package dev.muster.simulation.replay;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rows for people. */
final class Table {
    static final String HEAD = String.format(
            "%-18s %9s %8s %8s %8s %8s %8s %7s %7s %7s",
            "policy", "cost $", "mean s", "p50 s", "p95 s", "p99 s", "in 60 s", "units", "killed", "regret");

    private Table() {}

    static String name(Row row) {
        return row.waitObjectiveS() == null
                ? row.policy()
                : String.format(Locale.ROOT, "%s W=%.0f s", row.policy(), row.waitObjectiveS());
    }

    static String line(Row row) {
        return String.format(
                Locale.ROOT,
                "%-18s %9.2f %8.2f %8.1f %8.1f %8.1f %6.2f %% %7d %7d %5.0f %%",
                name(row),
                row.cost(),
                row.waitMean(),
                row.waitP50(),
                row.waitP95(),
                row.waitP99(),
                100 * row.startedWithin60s(),
                row.unitsLaunched(),
                row.busyKilled(),
                100 * row.regret());
    }

    static String of(List<Row> rows) {
        return Stream.concat(Stream.of(HEAD), rows.stream().map(Table::line)).collect(Collectors.joining("\n"));
    }
}
