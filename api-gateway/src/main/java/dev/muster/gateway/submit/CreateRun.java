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
    private static final int MOST_TRIES = 10;

    private final RunStore runs;
    private final Duration within;
    private final Stopwatch stopwatch;
    private final Pause pause;
    private volatile Duration answered;

    /** @param within how long a run is tried while no other is stored: as long as some are, there is no outage */
    public CreateRun(RunStore runs, Duration within, Stopwatch stopwatch, Pause pause) {
        this.runs = runs;
        this.within = within;
        this.stopwatch = stopwatch;
        this.pause = pause;
        this.answered = stopwatch.elapsed();
    }

    /** An unanswered create may have been applied: the identical one is repeated, and meets the run it made itself. */
    Creation create(Run run) throws InterruptedException {
        Duration begun = stopwatch.elapsed();
        for (int failures = 1; ; failures++) {
            try {
                Creation creation = runs.create(run);
                answered = stopwatch.elapsed();
                return creation;
            } catch (TransientFault fault) {
                Duration rest = BACKOFF.after(failures);
                if (failures == MOST_TRIES || isOutage(begun, rest)) {
                    throw fault;
                }
                pause.rest(rest);
            }
        }
    }

    private boolean isOutage(Duration begun, Duration rest) {
        Duration last = answered;
        Duration silent = last.compareTo(begun) > 0 ? last : begun;
        return stopwatch.elapsed().plus(rest).compareTo(silent.plus(within)) > 0;
    }
}
