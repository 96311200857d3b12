package dev.muster.gateway.watch;

import dev.muster.pace.Stopwatch;
import dev.muster.run.Run;
import dev.muster.run.RunEvent;
import dev.muster.run.RunEvent.Position;
import dev.muster.run.RunEvents;
import dev.muster.run.RunId;
import dev.muster.run.RunStore;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One viewer's way through the events of a run. */
final class Watch {
    static final Duration SILENCE = Duration.ofSeconds(15);
    private static final int PAGE = 500;

    private final RunId run;
    private final Viewer viewer;
    private final Stopwatch stopwatch;
    private Position seen;
    private Duration heard;

    Watch(RunId run, Position from, Viewer viewer, Stopwatch stopwatch) {
        this.run = run;
        this.viewer = viewer;
        this.stopwatch = stopwatch;
        this.seen = from;
        this.heard = stopwatch.elapsed();
    }

    /** @return whether there is nothing more to see */
    boolean look(RunStore runs, RunEvents events) throws IOException {
        // The state first: what an agent told is written before its run ends.
        Optional<Run> now = runs.find(run);
        List<RunEvent> next;
        do {
            next = events.after(run, seen, PAGE);
            for (RunEvent event : next) {
                viewer.show(event);
                seen = event.position();
                heard = stopwatch.elapsed();
            }
        } while (next.size() == PAGE);
        if (now.filter(Run::isTerminal).isPresent()) {
            viewer.ended(now.get());
        }
        return now.map(Run::isTerminal).orElse(true);
    }

    /** Where nothing was said for so long that somebody on the way may think it is over. */
    void sayStillThere() throws IOException {
        if (stopwatch.elapsed().minus(heard).compareTo(SILENCE) >= 0) {
            viewer.stillThere();
            heard = stopwatch.elapsed();
        }
    }
}
