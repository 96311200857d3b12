package dev.muster.local.bench.load;

import dev.muster.local.home.Refusal;
import dev.muster.pace.Pause;
import dev.muster.pace.Stopwatch;
import java.time.Duration;

/** Loads a side with as much as it takes, for a while, and then lets it finish. */
public record Saturation(NoOpAgent agent, Caller caller, Stopwatch clock, Pause pause) {
    /** Until clients and worker are all busy. */
    private static final Duration RAMP = Duration.ofSeconds(2);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    public static Saturation with(NoOpAgent agent) {
        return new Saturation(agent, Caller.of(ClosedLoop.CLIENTS + 1), Stopwatch.REAL, Pause.REAL);
    }

    /** What was counted between two moments at full load. */
    public record Load(long runs, Duration time, Duration cpu) {
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
        awaitFinished(side, before + loop.stop());
        return new Load(
                last.finished() - first.finished(),
                last.at().minus(first.at()),
                last.cpu().minus(first.cpu()));
    }

    private Look look(Side side) {
        return new Look(side.finished(caller), clock.elapsed(), side.cpu());
    }

    private void awaitFinished(Side side, long all) throws InterruptedException {
        Duration limit = clock.elapsed().plus(PATIENCE);
        for (long finished = side.finished(caller); finished != all; finished = side.finished(caller)) {
            if (clock.elapsed().compareTo(limit) > 0) {
                throw new Refusal("of " + all + " runs " + finished + " finished on the " + side.name());
            }
            pause.rest(LOOK_AGAIN);
        }
    }
}
