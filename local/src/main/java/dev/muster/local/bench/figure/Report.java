package dev.muster.local.bench.figure;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that was measured.
 *
 * @param machine what it was measured on
 * @param command how to do so again
 */
public record Report(String machine, String command, List<Figure> figures) {
    public Report {
        figures = List.copyOf(figures);
    }

    public boolean isMet() {
        return figures.stream().allMatch(Figure::isMet);
    }

    public String table() {
        Stream<String> head = Stream.of(line("", "", "figure", "range", "to reach", "met"));
        return Stream.concat(head, figures.stream().map(Report::line))
                .map(String::stripTrailing)
                .collect(Collectors.joining("\n", "\n" + machine + "\n" + command + "\n\n", "\n"));
    }

    private static String line(Figure figure) {
        return line(
                figure.measure(),
                figure.what(),
                Target.text(figure.value()),
                figure.range(),
                figure.target().toString(),
                figure.verdict());
    }

    private static String line(String... cells) {
        return String.format(Locale.ROOT, "%-13s %-52s %10s  %-20s %-10s %s", (Object[]) cells);
    }
}
