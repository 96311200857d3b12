package dev.muster.local.bench;

import dev.muster.local.bench.figure.Figure;
import dev.muster.local.bench.figure.Report;
import dev.muster.local.bench.load.Extent;
import dev.muster.local.bench.many.TenThousand.Crowd;
import dev.muster.local.control.Json;
import dev.muster.local.home.Home;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "bench",
        description = "Measures a platform of its own against the same AWS calls without its logic, for about half an"
                + " hour, on a machine with nothing else to do. Ends with 1 where a target is missed.")
public final class BenchCommand implements Callable<Integer> {
    @Option(names = "--json", description = "ends with one line of JSON")
    private boolean json;

    @Option(
            names = "--only",
            paramLabel = "NAME",
            split = ",",
            description = "of ${COMPLETION-CANDIDATES} (all)",
            completionCandidates = Measures.Names.class)
    private List<String> only = Measures.NAMES;

    @Option(
            names = "--pairs",
            paramLabel = "N",
            defaultValue = "5",
            description = "platform, reference, platform, ..." + " each so many times (${DEFAULT-VALUE})")
    private int pairs;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "10",
            description = "that each half of a pair is measured (${DEFAULT-VALUE})")
    private int seconds;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            defaultValue = "40",
            description = "the most rounds before that; fewer where both are steady (${DEFAULT-VALUE})")
    private int warmUp;

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "10000",
            description = "fewer than the ten thousand, for a trial (${DEFAULT-VALUE})")
    private int runs;

    @Option(
            names = "--delay",
            paramLabel = "SECONDS",
            defaultValue = "120",
            description = "that each of them takes (${DEFAULT-VALUE})")
    private int delay;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Crowd crowd = new Crowd(runs, Duration.ofSeconds(delay));
        Extent extent = new Extent(warmUp, pairs, Duration.ofSeconds(seconds));
        Measures measures = new Measures(Home.ofThisProcess(), extent, crowd, System.err::println);
        List<Figure> figures = new ArrayList<>();
        for (String name : only) {
            figures.addAll(measures.take(name));
        }
        Report report = new Report(Machine.describe(), command(), figures);
        System.out.println(report.table());
        if (json) {
            System.out.println(Json.MAPPER.writeValueAsString(report));
        }
        return report.isMet() ? 0 : 1;
    }

    private String command() {
        List<String> arguments = Objects.requireNonNull(spec)
                .root()
                .commandLine()
                .getParseResult()
                .originalArgs();
        return "./muster " + String.join(" ", arguments);
    }
}
