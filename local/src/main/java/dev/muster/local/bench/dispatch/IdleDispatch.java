package dev.muster.local.bench.dispatch;

import dev.muster.local.bench.figure.Figure;
import dev.muster.local.bench.figure.Series;
import dev.muster.local.bench.figure.Target;
import dev.muster.local.bench.load.Caller;
import dev.muster.local.bench.load.Comparison;
import dev.muster.local.bench.load.Extent;
import dev.muster.local.bench.load.NoOpAgent;
import dev.muster.local.bench.load.Side;
import dev.muster.local.home.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Submits one run after the other, in turn to platform and reference, and waits for the agent to be called. */
public record IdleDispatch(Comparison sides) {
    public static final String NAME = "dispatch";

    private static final int SAMPLES = 500;
    private static final int REPORT_EVERY = 100;
    private static final Duration BETWEEN = Duration.ofMillis(50);
    private static final int PATIENCE_SECONDS = 60;

    public List<Figure> measure(Extent extent) throws InterruptedException {
        sides.warmUp(extent);
        List<Double> ours = new ArrayList<>();
        List<Double> bare = new ArrayList<>();
        for (int i = 1; i <= SAMPLES; i++) {
            ours.add(sample(sides.platform()));
            bare.add(sample(sides.reference()));
            if (i % REPORT_EVERY == 0) {
                sides.progress()
                        .accept(String.format(
                                Locale.ROOT,
                                "%d of %d: platform p50 %.1f ms, reference %.1f",
                                i,
                                SAMPLES,
                                new Series(ours).median(),
                                new Series(bare).median()));
            }
        }
        return figures(new Series(ours), new Series(bare));
    }

    private double sample(Side side) throws InterruptedException {
        BlockingQueue<Long> called = new LinkedBlockingQueue<>();
        NoOpAgent agent = sides.saturation().agent();
        agent.onCall(run -> called.add(System.nanoTime()));
        long before = System.nanoTime();
        Caller.Reply reply = side.submit(sides.saturation().caller());
        Long at = called.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (at == null) {
            throw new Refusal("the " + side.name() + " did not start a run that it answered with " + reply.status());
        }
        sides.saturation().pause().rest(BETWEEN);
        return (at - before) / 1e6;
    }

    private static List<Figure> figures(Series ours, Series bare) {
        return List.of(
                percentile("ms from submit to agent, p50", ours, 50, new Target.AtMost(25)),
                percentile("ms from submit to agent, p99", ours, 99, new Target.AtMost(150)),
                percentile("ms from submit to agent, p50, reference", bare, 50, new Target.None()),
                percentile("ms from submit to agent, p99, reference", bare, 99, new Target.None()));
    }

    private static Figure percentile(String what, Series series, double percent, Target target) {
        return new Figure(NAME, what, series.percentile(percent), series.least(), series.most(), target);
    }
}
