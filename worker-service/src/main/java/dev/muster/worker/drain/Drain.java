package dev.muster.worker.drain;

import dev.muster.pace.Pause;
import dev.muster.pace.Stopwatch;
import dev.muster.worker.agent.StopReason;
import dev.muster.worker.execute.LiveRuns;
import dev.muster.worker.tenure.Membership;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/** Lets finish what will finish, and gives back the rest. To be called when nothing more is asked for. */
public final class Drain {
    private static final Logger LOG = System.getLogger(Drain.class.getName());
    private static final Duration AGAIN = Duration.ofMillis(200);

    /**
     * @param grace for runs that are about to finish
     * @param limit for all of it; what is still executed then is left to the fleet, which finds it without an owner
     */
    public record Limits(Duration grace, Duration limit) {
        public Limits {
            if (grace.isNegative() || limit.compareTo(grace) < 0) {
                throw new IllegalArgumentException(
                        "drain grace " + grace + " and limit " + limit + ": needs 0 <= grace <= limit");
            }
        }
    }

    private final Membership membership;
    private final LiveRuns live;
    private final Limits limits;
    private final Stopwatch stopwatch;
    private final Pause pause;

    public Drain(Membership membership, LiveRuns live, Limits limits, Stopwatch stopwatch, Pause pause) {
        this.membership = membership;
        this.live = live;
        this.limits = limits;
        this.stopwatch = stopwatch;
        this.pause = pause;
    }

    public void run() throws InterruptedException {
        Duration deadline = stopwatch.elapsed().plus(limits.limit());
        membership.drain();
        boolean idle = live.awaitNone(limits.grace(), stopwatch, pause);
        // Again and again, since a claim that was asked for before may become a run yet.
        while (!idle && stopwatch.elapsed().compareTo(deadline) < 0) {
            live.stop(run -> true, StopReason.DRAINED);
            idle = live.awaitNone(AGAIN, stopwatch, pause);
        }
        LOG.log(Level.INFO, "drained, {0} runs left behind", live.all().size());
    }
}
