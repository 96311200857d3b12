package dev.muster.local.bench.handover;

import dev.muster.local.bench.figure.Figure;
import dev.muster.local.bench.figure.Series;
import dev.muster.local.bench.figure.Target;
import dev.muster.local.bench.load.Extent;
import dev.muster.local.bench.load.NoOpAgent;
import dev.muster.local.bench.load.Side;
import dev.muster.local.bench.many.Runs;
import dev.muster.local.bench.stage.Ground;
import dev.muster.local.bench.stage.LateWorkers;
import dev.muster.local.bench.stage.Platform;
import dev.muster.local.up.Plan;
import dev.muster.pace.Pause;
import dev.muster.pace.Stopwatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Ends a worker that is full of runs, beside an empty one: with the signal to drain, or with one that it never sees. */
public record Handover(Ground ground, NoOpAgent agent, Consumer<String> progress) {
    public static final String NAME = "handover";

    private static final int RUNS = 500;
    private static final String HEAP = "512m";
    /** Until the other asks for runs, and nobody is busy with its start. */
    private static final Duration SETTLED = Duration.ofSeconds(5);

    private enum End {
        DRAIN {
            @Override
            void come(ProcessHandle worker) {
                worker.destroy();
            }
        },
        KILL {
            @Override
            void come(ProcessHandle worker) {
                worker.destroyForcibly();
            }
        };

        abstract void come(ProcessHandle worker);
    }

    public List<Figure> measure(Extent extent) throws InterruptedException {
        Plan plan = ground.noWorkerYet(RUNS, HEAP);
        try (Platform platform = Platform.start(ground.home(), plan)) {
            LateWorkers.warmUp(platform, plan, extent.warmUp(), agent, progress);
            List<Double> drained = new ArrayList<>();
            List<Double> killed = new ArrayList<>();
            for (int i = 1; i <= extent.pairs(); i++) {
                drained.add(round(platform, plan, i, End.DRAIN).percentile(99));
                killed.add(round(platform, plan, i, End.KILL).most());
                progress.accept(String.format(
                        Locale.ROOT,
                        "%d of %d: after a drain %.1f s, after kill -9 %.1f s",
                        i,
                        extent.pairs(),
                        drained.getLast(),
                        killed.getLast()));
            }
            return List.of(
                    figure("s from the signal to drain until 99 % are executed again", drained, new Target.AtMost(5)),
                    figure("s from kill -9 until all are executed again", killed, new Target.AtMost(45)));
        }
    }

    /** @return how long each run took to be executed again, in seconds */
    private Series round(Platform platform, Plan plan, int number, End end) throws InterruptedException {
        Executions executions = new Executions();
        agent.onCall(executions::hold);
        try (LateWorkers workers = new LateWorkers(platform, plan)) {
            Side full = workers.start("full-" + end + number);
            Runs runs = new Runs(platform.door(), line -> {});
            List<String> ids = runs.submit(RUNS);
            executions.awaitBegun(RUNS);
            workers.start("empty-" + end + number);
            Pause.REAL.rest(SETTLED);
            Duration begin = Stopwatch.REAL.elapsed();
            end.come(ProcessHandle.of(full.pids().getFirst()).orElseThrow());
            Series again = new Series(executions.awaitAgain(RUNS, begin));
            executions.letGo();
            while (runs.succeeded(ids) < RUNS) { // or they would be in the way of the next
                Pause.REAL.rest(SETTLED);
            }
            return again;
        } finally {
            executions.letGo();
        }
    }

    private static Figure figure(String what, List<Double> seconds, Target target) {
        return Figure.median(NAME, what + ", of " + RUNS, new Series(seconds), target);
    }
}
