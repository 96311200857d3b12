package dev.muster.worker.execute;

import dev.muster.pace.Backoff;
import dev.muster.pace.Pause;
import dev.muster.pace.TransientFault;
import dev.muster.run.Claim;
import dev.muster.run.RunId;
import dev.muster.run.RunStore;
import dev.muster.run.WorkerStep;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Writes the last step of a claim. It repeats the identical step until it is answered and never gives up: another ending
 * after an unanswered one could be the second of two.
 */
public final class Committer {
    private static final Logger LOG = System.getLogger(Committer.class.getName());
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));

    /** @param repeated whether earlier calls were not answered, and may have been applied */
    record Answer<T>(T value, boolean repeated) {}

    private final RunStore runs;
    private final Pause pause;

    public Committer(RunStore runs, Pause pause) {
        this.runs = runs;
        this.pause = pause;
    }

    Commit commit(RunId run, Claim mine, WorkerStep step) throws InterruptedException {
        var answer = untilAnswered(() -> runs.apply(run, step));
        return Commit.of(step, mine, answer.value(), answer.repeated());
    }

    <T> Answer<T> untilAnswered(Supplier<T> call) throws InterruptedException {
        for (int unanswered = 0; ; unanswered++) {
            try {
                return new Answer<>(call.get(), unanswered > 0);
            } catch (RuntimeException failed) {
                if (!(failed instanceof TransientFault)) {
                    // Such as rights that somebody took away: to give up would be to execute the run again.
                    LOG.log(Level.ERROR, "cannot write, and tries again", failed);
                }
                pause.rest(BACKOFF.after(unanswered + 1));
            }
        }
    }
}
