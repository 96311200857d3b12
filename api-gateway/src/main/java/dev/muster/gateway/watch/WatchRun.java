package dev.muster.gateway.watch;

import dev.muster.pace.Pause;
import dev.muster.pace.Stopwatch;
import dev.muster.pace.TransientFault;
import dev.muster.run.RunEvent.Position;
import dev.muster.run.RunEvents;
import dev.muster.run.RunId;
import dev.muster.run.RunStore;
import java.io.IOException;
import java.time.Duration;

/** Follows runs to their ends. */
public final class WatchRun {
    static final Duration EVERY = Duration.ofMillis(500);

    private final RunStore runs;
    private final RunEvents events;
    private final Stopwatch stopwatch;
    private final Pause pause;

    public WatchRun(RunStore runs, RunEvents events, Stopwatch stopwatch, Pause pause) {
        this.runs = runs;
        this.events = events;
        this.stopwatch = stopwatch;
        this.pause = pause;
    }

    /**
     * Returns once the run has ended and everything has been shown. While the store does not answer, nothing is shown.
     *
     * @param from only later events are shown
     * @throws IOException where nobody watches any more
     */
    public void follow(RunId run, Position from, Viewer viewer) throws IOException, InterruptedException {
        Watch watch = new Watch(run, from, viewer, stopwatch);
        while (!isOver(watch)) {
            watch.sayStillThere();
            pause.rest(EVERY);
        }
    }

    private boolean isOver(Watch watch) throws IOException {
        try {
            return watch.look(runs, events);
        } catch (TransientFault unanswered) {
            return false;
        }
    }
}
