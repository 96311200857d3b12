package dev.muster.local.bench.many;

import dev.muster.local.bench.figure.Figure;
import dev.muster.local.bench.figure.Target;
import dev.muster.local.bench.load.Caller;
import dev.muster.local.bench.load.Extent;
import dev.muster.local.bench.load.NoOpAgent;
import dev.muster.local.bench.load.Side;
import dev.muster.local.bench.stage.Ground;
import dev.muster.local.bench.stage.LateWorkers;
import dev.muster.local.bench.stage.Platform;
import dev.muster.local.up.Plan;
import dev.muster.pace.Pause;
import dev.muster.pace.Stopwatch;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Submits all runs first, then starts the one worker that is to execute them at once. */
public record TenThousand(Ground ground, NoOpAgent agent, Crowd crowd, Consumer<String> progress) {
    public static final String NAME = "ten-thousand";

    private static final int MOST_RUNS = 10_000;
    private static final Duration LONGEST_HOLD = Duration.ofMinutes(10);
    private static final double ALMOST_ALL = 0.99;
    private static final String HEAP = "1g";
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
    private static final Duration SPARE = Duration.ofMinutes(5);
    /** Longer than it takes until the gateway has noted down that the message of a waiting run was sent. */
    private static final Duration SETTLED = Duration.ofSeconds(30);

    private static final int REPORT_EVERY = 20;

    /** @param hold how long each of the runs takes */
    public record Crowd(int runs, Duration hold) {
        public Crowd {
            Extent.require("--runs", runs, MOST_RUNS);
            Extent.require("--delay", hold.toSeconds(), LONGEST_HOLD.toSeconds());
        }
    }

    private record Course(Duration allDone, double memory) {}

    public List<Figure> measure(Extent extent) throws InterruptedException {
        Plan plan = ground.noWorkerYet(crowd.runs(), HEAP);
        try (Platform platform = Platform.start(ground.home(), plan)) {
            LateWorkers.warmUp(platform, plan, extent.warmUp(), agent, progress);
            HeldRuns held = new HeldRuns(crowd.hold());
            agent.onCall(run -> held.hold());
            Runs runs = new Runs(platform.door(), progress);
            List<String> ids = runs.submit(crowd.runs());
            Pause.REAL.rest(SETTLED);
            Course course = execute(platform, plan, held);
            return figures(held, course, ids.size() - runs.succeeded(ids));
        }
    }

    private Course execute(Platform platform, Plan plan, HeldRuns held) throws InterruptedException {
        try (LateWorkers workers = new LateWorkers(platform, plan)) {
            Duration begin = Stopwatch.REAL.elapsed();
            return follow(workers.start("worker-1"), held, begin);
        }
    }

    private Course follow(Side side, HeldRuns held, Duration begin) throws InterruptedException {
        Caller caller = Caller.of(1);
        double memory = 0;
        Duration passed = Duration.ZERO;
        long finished = 0;
        for (int i = 0; finished < crowd.runs() && passed.compareTo(crowd.hold().plus(SPARE)) < 0; i++) {
            Pause.REAL.rest(LOOK_AGAIN);
            finished = side.finished(caller);
            passed = Stopwatch.REAL.elapsed().minus(begin);
            memory = Math.max(memory, ResidentSet.of(side.pids().getFirst()));
            if (i % REPORT_EVERY == 0) {
                progress.accept(String.format(
                        Locale.ROOT,
                        "%d s: %,d in flight, %,d done, worker %.0f MB",
                        passed.toSeconds(),
                        held.inFlight(),
                        finished,
                        memory));
            }
        }
        return new Course(passed, memory);
    }

    private List<Figure> figures(HeldRuns held, Course course, long lost) {
        double times = (double) course.allDone().toMillis() / crowd.hold().toMillis();
        String of = String.format(Locale.ROOT, ", of %,d", crowd.runs());
        return List.of(
                figure("peak in flight" + of, held.peak(), new Target.AtLeast(ALMOST_ALL * crowd.runs())),
                figure("not succeeded" + of, lost, new Target.AtMost(0)),
                figure("MB of the worker with -Xmx" + HEAP + ", peak RSS", course.memory(), new Target.AtMost(900)),
                figure(
                        "from its start to all done, x " + crowd.hold().toSeconds() + " s",
                        times,
                        new Target.AtMost(1.3)),
                figure("calls of the agent", held.calls(), new Target.None()));
    }

    private static Figure figure(String what, Number value, Target target) {
        return Figure.single(NAME, what, value.doubleValue(), target);
    }
}
