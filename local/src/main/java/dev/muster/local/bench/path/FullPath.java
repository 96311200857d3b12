package dev.muster.local.bench.path;

import dev.muster.local.bench.figure.Figure;
import dev.muster.local.bench.figure.Series;
import dev.muster.local.bench.figure.Target;
import dev.muster.local.bench.load.Comparison;
import dev.muster.local.bench.load.Extent;
import dev.muster.local.bench.load.Saturation.Load;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Saturates platform and reference in turn, and compares what each takes through and what it costs. */
public record FullPath(Comparison sides) {
    public static final String NAME = "path";

    private record Pair(Load platform, Load reference) {
        double share() {
            return platform.rate() / reference.rate();
        }

        double cpu() {
            return platform.cpuMillisPerRun() / reference.cpuMillisPerRun();
        }
    }

    public List<Figure> measure(Extent extent) throws InterruptedException {
        sides.warmUp(extent);
        List<Pair> measured = new ArrayList<>();
        for (int i = 1; i <= extent.pairs(); i++) {
            measured.add(pair("pair " + i + " of " + extent.pairs(), extent.time()));
        }
        return figures(measured);
    }

    private Pair pair(String what, Duration time) throws InterruptedException {
        Pair pair = new Pair(
                sides.saturation().of(sides.platform(), time),
                sides.saturation().of(sides.reference(), time));
        sides.progress()
                .accept(String.format(
                        Locale.ROOT,
                        "%s: platform %.0f runs/s, reference %.0f, share %.2f, CPU %.2fx",
                        what,
                        pair.platform().rate(),
                        pair.reference().rate(),
                        pair.share(),
                        pair.cpu()));
        return pair;
    }

    private static List<Figure> figures(List<Pair> pairs) {
        return List.of(
                figure("runs/s, share of the reference's", pairs, Pair::share, new Target.AtLeast(0.75)),
                figure("runs/s, platform", pairs, pair -> pair.platform().rate(), new Target.None()),
                figure("runs/s, reference", pairs, pair -> pair.reference().rate(), new Target.None()),
                figure("CPU per run, gateway + worker, x the reference's", pairs, Pair::cpu, new Target.AtMost(1.5)),
                figure(
                        "CPU ms per run, platform",
                        pairs,
                        pair -> pair.platform().cpuMillisPerRun(),
                        new Target.None()),
                figure(
                        "CPU ms per run, reference",
                        pairs,
                        pair -> pair.reference().cpuMillisPerRun(),
                        new Target.None()));
    }

    private static Figure figure(String what, List<Pair> pairs, ToDoubleFunction<Pair> value, Target target) {
        Series series = new Series(pairs.stream().map(value::applyAsDouble).toList());
        return Figure.median(NAME, what, series, target);
    }
}
