package dev.muster.simulation.replay;

import dev.muster.simulation.cloud.SimulatedCloud;
import dev.muster.simulation.cloud.Workload;
import dev.muster.simulation.terminal.Bounds;
import dev.muster.simulation.terminal.Json;
import dev.muster.simulation.terminal.Refusal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "replay",
        description = "Says what each policy would have cost on a load, and how long runs would have waited.")
public final class ReplayCommand implements Callable<Integer> {
    private static final Bounds SCALE = new Bounds(1, 1_000);

    @Option(
            names = "--trace",
            paramLabel = "FILE",
            required = true,
            description = "CSV with arrival_seconds,service_seconds, .gz or not")
    private Path trace = Path.of("");

    @Option(
            names = "--scale",
            paramLabel = "X",
            defaultValue = "1",
            description = "so many shifted copies of it at once")
    private int scale;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "of all chance (${DEFAULT-VALUE})")
    private long seed;

    @Option(names = "--json", description = "ends with one line of JSON")
    private boolean json;

    @Option(names = "--out", paramLabel = "DIR", description = "draws everything into DIR/replay.html")
    private @Nullable Path out;

    @Mixin
    private CloudOptions cloud = new CloudOptions();

    @Mixin
    private PolicyOptions policies = new PolicyOptions();

    @Spec
    private @Nullable CommandSpec spec;

    private record Result(String trace, long seed, double bound, List<Row> policies) {}

    @Override
    public Integer call() {
        SCALE.check("--scale", scale);
        List<Contender> contenders = policies.contenders(cloud.slots());
        Replay replay = cloud.replay(load());
        double bound = cloud.bound(replay.work());
        PrintWriter lines = Objects.requireNonNull(spec).commandLine().getOut();
        lines.printf(
                "%d runs in %.0f s, seed %d, bound %.2f $%n",
                replay.work().runs(), replay.work().end(), seed, bound);
        lines.println(Table.HEAD);
        List<Row> rows = new ArrayList<>();
        Map<String, Timeline> timelines = new LinkedHashMap<>();
        for (Contender contender : contenders) {
            Timeline timeline = new Timeline();
            SimulatedCloud ended = replay.with(contender, seed, timeline);
            rows.add(Row.of(contender, ended, bound));
            timelines.put(Table.name(rows.getLast()), timeline);
            lines.println(Table.line(rows.getLast()));
            lines.flush();
        }
        draw(rows, timelines, lines);
        if (json) {
            lines.println(Json.MAPPER.writeValueAsString(new Result(trace.toString(), seed, bound, rows)));
        }
        return 0;
    }

    private Workload load() {
        try {
            return Trace.read(trace, scale);
        } catch (IOException unread) {
            throw new Refusal("--trace " + trace + ": cannot be read: " + unread.getMessage());
        }
    }

    private void draw(List<Row> rows, Map<String, Timeline> timelines, PrintWriter lines) {
        if (out == null) {
            return;
        }
        try {
            Page page = new Page(trace.getFileName() + " x " + scale + ", seed " + seed, Table.of(rows), timelines);
            lines.println("drawn: " + page.write(out));
        } catch (IOException refused) {
            throw new Refusal("--out " + out + ": cannot be written: " + refused.getMessage());
        }
    }
}
