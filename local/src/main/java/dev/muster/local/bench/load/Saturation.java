package dev.muster.local.bench.load;

import dev.muster.local.home.Refusal;
import dev.muster.pace.Pause;
import dev.muster.pace.Stopwatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Loads a side with as much as it takes, for a while, and then lets it finish. */
public record Saturation(NoOpAgent agent, Caller caller, Stopwatch clock, Pause pause) {
    /** Until clients and worker are all busy. */
    private static final Duration RAMP = Duration.ofSeconds(2);

    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    public static Saturation with(NoOpAgent agent) {
        return new Saturation(agent, Caller.of(ClosedLoop.CLIENTS + 1), Stopwatch.REAL, Pause.REAL);
    }

    /**
     * What was counted between two moments at full load.
     *
     * @param all the runs of the load, those before and after the two moments too
     */
    public record Load(long all, long runs, Duration time, Duration cpu) {
        public double rate() {
            return runs / seconds(time);
        }

        public double cpuMillisPerRun() {
            return 1_000 * seconds(cpu) / runs;
        }

        private static double seconds(Duration duration) {
            return duration.toNanos() / 1e9;
        }
    }

    private record Look(long finished, Duration at, Duration cpu) {}

    /** @throws Refusal where a run was not accepted, or did not end */
    public Load of(Side side, Duration time) throws InterruptedException {
        long before = side.finished(caller);
        ClosedLoop loop = ClosedLoop.start(caller, side, agent);
        pause.rest(RAMP);
        Look first = look(side);
        pause.rest(time);
        Look last = look(side);
        long all = loop.stop();
        awaitFinished(side, before + all);
        return new Load(
                all,
                last.finished() - first.finished(),
                last.at().minus(first.at()),
                last.cpu().minus(first.cpu()));
    }

    private Look look(Side side) {
        return new Look(side.finished(caller), clock.elapsed(), side.cpu());
    }

    /** Loads all in turn until none gets any faster, or so many rounds are over. */
    public void warmUp(List<Side> sides, int mostRounds, Consumer<String> progress) throws InterruptedException {
        Steadiness steadiness = new Steadiness(mostRounds);
        for (int round = 1; !steadiness.isReached(); round++) {
            List<Double> rates = new ArrayList<>();
            for (Side side : sides) {
                double rate = of(side, WARM_UP).rate();
                rates.add(rate);
                progress.accept(String.format(Locale.ROOT, "warm-up %d: %s %.0f runs/s", round, side.name(), rate));
            }
            steadiness.add(rates);
        }
        progress.accept("warm-up: " + steadiness);
    }

    /**
     * Returns once the side has so many results. It may have more: a run that was refused for want of an answer may stand.
     *
     * @throws Refusal where it has not within a minute
     */
    public void awaitFinished(Side side, long all) throws InterruptedException {
        Duration limit = clock.elapsed().plus(PATIENCE);
        for (long finished = side.finished(caller); finished < all; finished = side.finished(caller)) {
            if (clock.elapsed().compareTo(limit) > 0) {
                throw new Refusal("of " + all + " runs " + finished + " finished on the " + side.name());
            }
            pause.rest(LOOK_AGAIN);
        }
    }
}
