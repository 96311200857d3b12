package dev.muster.local.bench.submit;

import dev.muster.local.bench.figure.Figure;
import dev.muster.local.bench.figure.Series;
import dev.muster.local.bench.figure.Target;
import dev.muster.local.bench.load.Comparison;
import dev.muster.local.bench.load.Extent;
import dev.muster.local.bench.load.Side;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Finds out how many runs the platform takes through, then gives both sides half as many, in turn. */
public record SubmitTime(Comparison sides) {
    public static final String NAME = "submit";

    private record Pair(Series platform, Series reference) {
        double ratio() {
            return platform.percentile(99) / reference.percentile(99);
        }
    }

    public List<Figure> measure(Extent extent) throws InterruptedException {
        sides.warmUp(extent);
        double rate = sides.saturation().of(sides.platform(), extent.time()).rate() / 2;
        sides.progress().accept(String.format(Locale.ROOT, "%.0f runs/s, half of what the platform takes", rate));
        OpenLoop load = new OpenLoop();
        List<Pair> measured = new ArrayList<>();
        for (int i = 1; i <= extent.pairs(); i++) {
            Pair pair = new Pair(
                    half(load, sides.platform(), rate, extent.time()),
                    half(load, sides.reference(), rate, extent.time()));
            sides.progress()
                    .accept(String.format(
                            Locale.ROOT,
                            "pair %d of %d: p99 platform %.1f ms, reference %.1f",
                            i,
                            extent.pairs(),
                            pair.platform().percentile(99),
                            pair.reference().percentile(99)));
            measured.add(pair);
        }
        return figures(measured, rate);
    }

    private Series half(OpenLoop load, Side side, double rate, Duration time) throws InterruptedException {
        long before = side.finished(sides.saturation().caller());
        Series series = load.submit(side, rate, time);
        sides.saturation().awaitFinished(side, before + series.sorted().size());
        return series;
    }

    private static List<Figure> figures(List<Pair> pairs, double rate) {
        return List.of(
                figure("p99 of a submit, x the reference's", pairs, Pair::ratio, new Target.AtMost(1.5)),
                figure("ms, p99, platform", pairs, pair -> pair.platform().percentile(99), new Target.None()),
                figure("ms, p99, reference", pairs, pair -> pair.reference().percentile(99), new Target.None()),
                figure("ms, p50, platform", pairs, pair -> pair.platform().median(), new Target.None()),
                figure("ms, p50, reference", pairs, pair -> pair.reference().median(), new Target.None()),
                Figure.single(NAME, "runs/s, submitted to either", rate, new Target.None()));
    }

    private static Figure figure(String what, List<Pair> pairs, ToDoubleFunction<Pair> value, Target target) {
        Series series = new Series(pairs.stream().map(value::applyAsDouble).toList());
        return Figure.median(NAME, what, series, target);
    }
}
