package dev.muster.gateway.submit;

import dev.muster.pace.Backoff;
import dev.muster.pace.Pause;
import dev.muster.pace.Stopwatch;
import dev.muster.pace.TransientFault;
import dev.muster.run.Creation;
import dev.muster.run.Run;
import dev.muster.run.RunStore;
import java.time.Duration;

/** Stores a run durably, asking again while there is no answer. */
public final class CreateRun {
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1));

    private final RunStore runs;
    private final Duration within;
    private final Stopwatch stopwatch;
    private final Pause pause;

    public CreateRun(RunStore runs, Duration within, Stopwatch stopwatch, Pause pause) {
        this.runs = runs;
        this.within = within;
        this.stopwatch = stopwatch;
        this.pause = pause;
    }

    /** An unanswered create may have been applied: the identical one is repeated, and meets the run it made itself. */
    Creation create(Run run) throws InterruptedException {
        Duration deadline = stopwatch.elapsed().plus(within);
        for (int failures = 1; ; failures++) {
            try {
                return runs.create(run);
            } catch (TransientFault fault) {
                Duration rest = BACKOFF.after(failures);
                if (stopwatch.elapsed().plus(rest).compareTo(deadline) > 0) {
                    throw fault;
                }
                pause.rest(rest);
            }
        }
    }
}
