package dev.muster.local.bench;

import dev.muster.local.bench.figure.Figure;
import dev.muster.local.bench.figure.Report;
import dev.muster.local.bench.load.NoOpAgent;
import dev.muster.local.bench.load.Saturation;
import dev.muster.local.bench.path.FullPath;
import dev.muster.local.bench.stage.Ground;
import dev.muster.local.bench.stage.Platform;
import dev.muster.local.bench.stage.Reference;
import dev.muster.local.control.Json;
import dev.muster.local.home.Home;
import dev.muster.local.home.Refusal;
import dev.muster.local.up.Plan;
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
        description = "Measures a platform of its own against the same AWS calls without its logic, for some minutes."
                + " Ends with 1 where a target is missed.")
public final class BenchCommand implements Callable<Integer> {
    @Option(names = "--json", description = "ends with one line of JSON")
    private boolean json;

    @Option(names = "--only", paramLabel = "NAME", split = ",", description = "of: path (all)")
    private List<String> only = List.of(FullPath.NAME);

    @Option(
            names = "--pairs",
            paramLabel = "N",
            defaultValue = "5",
            description = "at least so many (${DEFAULT-VALUE})")
    private int pairs;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "10",
            description = "each half of a pair is measured for (${DEFAULT-VALUE})")
    private int seconds;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Home home = Home.ofThisProcess();
        List<Figure> figures = new ArrayList<>();
        for (String name : only) {
            figures.addAll(measure(name, home));
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

    private List<Figure> measure(String name, Home home) throws InterruptedException {
        if (!name.equals(FullPath.NAME)) {
            throw new Refusal("--only " + name + ": there is path");
        }
        try (NoOpAgent agent = NoOpAgent.start()) {
            Plan plan = new Ground(home, agent.url()).oneWorker();
            try (Platform platform = Platform.start(home, plan);
                    Reference reference = Reference.start(platform, plan, agent.url())) {
                Saturation saturation = Saturation.with(agent);
                return new FullPath(saturation, platform.side(), reference.side(), text -> tell(name, text))
                        .measure(pairs, Duration.ofSeconds(seconds));
            }
        }
    }

    private static void tell(String name, String text) {
        System.err.println(name + "  " + text);
    }
}
