package dev.muster.local.bench.calls;

import dev.muster.local.bench.figure.Figure;
import dev.muster.local.bench.figure.Target;
import dev.muster.local.bench.load.Extent;
import dev.muster.local.bench.load.NoOpAgent;
import dev.muster.local.bench.load.Saturation;
import dev.muster.local.bench.load.Side;
import dev.muster.local.bench.stage.Ground;
import dev.muster.local.bench.stage.Platform;
import dev.muster.local.control.Status.AwsStatus;
import dev.muster.pace.Pause;
import dev.muster.pace.Stopwatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Loads a platform that reaches the emulators through proxies: all its calls, those of its own upkeep included, by its runs. */
public record WireCalls(Ground ground, NoOpAgent agent, Consumer<String> progress) {
    public static final String NAME = "calls";

    public List<Figure> measure(Extent extent) throws InterruptedException {
        List<CountingProxy> proxies = new ArrayList<>();
        try (Platform platform =
                Platform.start(ground.home(), ground.oneWorker(), emulators -> behind(emulators, proxies))) {
            Saturation saturation = Saturation.with(agent);
            Side side = platform.side();
            saturation.warmUp(List.of(side), extent.warmUp(), progress);
            Calls before = counted(proxies);
            Duration began = Stopwatch.REAL.elapsed();
            Saturation.Load load = saturation.of(side, extent.time());
            Calls busy = counted(proxies);
            Duration took = Stopwatch.REAL.elapsed().minus(began);
            Pause.REAL.rest(took);
            Calls upkeep = counted(proxies).since(busy);
            progress.accept(
                    String.format(Locale.ROOT, "%d runs, %.0f runs/s through the proxies", load.all(), load.rate()));
            return figures(busy.since(before), upkeep, load.all());
        } finally {
            proxies.forEach(CountingProxy::close);
        }
    }

    private static AwsStatus behind(AwsStatus emulators, List<CountingProxy> proxies) {
        proxies.add(CountingProxy.before(emulators.sqs()));
        proxies.add(CountingProxy.before(emulators.dynamodb()));
        return new AwsStatus(proxies.getFirst().url(), proxies.getLast().url());
    }

    private static Calls counted(List<CountingProxy> proxies) {
        return proxies.getFirst().counted().plus(proxies.getLast().counted());
    }

    /** @param upkeep of as long a time without a run: reads that are made for none */
    private static List<Figure> figures(Calls calls, Calls upkeep, long runs) {
        long reads = Math.max(0, calls.reads() - upkeep.reads());
        List<Figure> figures = new ArrayList<>(List.of(
                figure("DynamoDB writes per run", calls.writes(), runs, new Target.AtMost(3.2)),
                figure("DynamoDB reads per run, beyond those of an idle platform", reads, runs, new Target.AtMost(0)),
                figure("DynamoDB reads of an idle platform in as long a time", upkeep.reads(), 1, new Target.None()),
                figure("SQS calls per run", calls.ofQueue(), runs, new Target.AtMost(1.3))));
        calls.byTarget()
                .forEach((target, count) ->
                        figures.add(figure("of these " + Calls.operation(target), count, runs, new Target.None())));
        return figures;
    }

    private static Figure figure(String what, long calls, long runs, Target target) {
        return Figure.single(NAME, what, (double) calls / runs, target);
    }
}
