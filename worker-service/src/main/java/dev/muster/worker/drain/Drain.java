package dev.muster.worker.drain;

import dev.muster.pace.Pause;
import dev.muster.pace.Stopwatch;
import dev.muster.worker.agent.StopReason;
import dev.muster.worker.execute.LiveRun;
import dev.muster.worker.execute.LiveRuns;
import dev.muster.worker.interrupt.Departure;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/** Lets finish what will finish, and gives back the rest. To be called when nothing more is asked for. */
public final class Drain {
    private static final Logger LOG = System.getLogger(Drain.class.getName());
    private static final Duration AGAIN = Duration.ofMillis(200);

    /**
     * @param grace for runs that are about to finish
     * @param ending how long before the deadline the last agents are told to end
     * @param handsOver whether another worker may go on with a run whose agent is resumable
     */
    public record Limits(Duration grace, Duration ending, boolean handsOver) {}

    private final Departure departure;
    private final LiveRuns live;
    private final Limits limits;
    private final Stopwatch stopwatch;
    private final Pause pause;

    public Drain(Departure departure, LiveRuns live, Limits limits, Stopwatch stopwatch, Pause pause) {
        this.departure = departure;
        this.live = live;
        this.limits = limits;
        this.stopwatch = stopwatch;
        this.pause = pause;
    }

    /** What is still executed at the deadline is left to the fleet, which finds it without an owner. */
    public void run() throws InterruptedException {
        Duration begun = stopwatch.elapsed();
        boolean idle = live.awaitNone(AGAIN, stopwatch, pause);
        // Again and again, since a claim that was asked for before may become a run yet, and a deadline may come
        // closer.
        while (!idle && stopwatch.elapsed().compareTo(deadline()) < 0) {
            live.stop(run -> isToStop(run, begun), StopReason.DRAINED);
            idle = live.awaitNone(AGAIN, stopwatch, pause);
        }
        LOG.log(Level.INFO, "drained, {0} runs left behind", live.all().size());
    }

    private Duration deadline() {
        return departure.deadline().orElseThrow();
    }

    /** A run that cannot be handed over goes on for as long as there is time, and so does one that ends in time. */
    private boolean isToStop(LiveRun run, Duration begun) {
        Duration last = deadline().minus(limits.ending());
        Duration now = stopwatch.elapsed();
        if (now.compareTo(last) >= 0) {
            return true;
        }
        boolean movable = limits.handsOver() && run.limits().resumable();
        return movable && now.compareTo(begun.plus(limits.grace())) >= 0 && !run.endsBy(last);
    }
}
