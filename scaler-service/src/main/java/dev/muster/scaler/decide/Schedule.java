package dev.muster.scaler.decide;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Warm before the rush: the row that came up last says how many units there are at least. */
public record Schedule(List<Row> rows) implements Policy {
    /** @param name for people, such as its cron expression */
    public record Row(String name, Timetable times, int min) {}

    /** When something comes up, again and again. */
    @FunctionalInterface
    public interface Timetable {
        /** @return the last time until then, empty where that is more than a year ago */
        Optional<Instant> last(Instant until);
    }

    private record Due(Row row, Instant at) {}

    public Schedule {
        rows = List.copyOf(rows);
    }

    @Override
    public Need need(Observation now, History past) {
        return rows.stream()
                .flatMap(row -> row.times.last(now.at()).map(at -> new Due(row, at)).stream())
                .max(Comparator.comparing(Due::at))
                .map(due -> Need.atLeast(
                        due.row.min, "at least %d since %s, by '%s'".formatted(due.row.min, due.at, due.row.name)))
                .orElse(Need.none("nothing scheduled"));
    }
}
