package dev.muster.local.bench.path;

import dev.muster.local.bench.figure.Figure;
import dev.muster.local.bench.figure.Series;
import dev.muster.local.bench.figure.Target;
import dev.muster.local.bench.load.Saturation;
import dev.muster.local.bench.load.Saturation.Load;
import dev.muster.local.bench.load.Side;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/** Saturates platform and reference in turn, and compares what each takes through and what it costs. */
public record FullPath(Saturation saturation, Side platform, Side reference, Consumer<String> progress) {
    public static final String NAME = "path";

    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final Duration SETTLE = Duration.ofMillis(500);

    private record Pair(Load platform, Load reference) {
        double share() {
            return platform.rate() / reference.rate();
        }

        double cpu() {
            return platform.cpuMillisPerRun() / reference.cpuMillisPerRun();
        }
    }

    /** @param time of each half of a pair */
    public List<Figure> measure(int pairs, Duration time) throws InterruptedException {
        warmUp();
        List<Pair> measured = new ArrayList<>();
        for (int i = 1; i <= pairs; i++) {
            measured.add(pair("pair " + i + " of " + pairs, time));
        }
        return figures(measured);
    }

    private void warmUp() throws InterruptedException {
        Steadiness steadiness = new Steadiness();
        for (int round = 1; !steadiness.isReached(); round++) {
            Pair pair = pair("warm-up " + round, WARM_UP);
            steadiness.add(pair.platform().rate(), pair.reference().rate());
        }
        progress.accept("warm-up: " + steadiness);
    }

    private Pair pair(String what, Duration time) throws InterruptedException {
        Pair pair = new Pair(half(platform, time), half(reference, time));
        progress.accept(String.format(
                Locale.ROOT,
                "%s: platform %.0f runs/s, reference %.0f, share %.2f, CPU %.2fx",
                what,
                pair.platform().rate(),
                pair.reference().rate(),
                pair.share(),
                pair.cpu()));
        return pair;
    }

    private Load half(Side side, Duration time) throws InterruptedException {
        Load load = saturation.of(side, time);
        saturation.pause().rest(SETTLE);
        return load;
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
