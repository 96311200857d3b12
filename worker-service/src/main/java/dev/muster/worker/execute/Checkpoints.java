package dev.muster.worker.execute;

import dev.muster.pace.Stopwatch;
import dev.muster.pace.TransientFault;
import dev.muster.run.Checkpoint;
import dev.muster.run.Claim;
import dev.muster.run.Payload;
import dev.muster.run.PayloadStore;
import dev.muster.run.Run;
import dev.muster.run.RunId;
import dev.muster.run.RunStore;
import dev.muster.run.StepResult;
import dev.muster.run.WorkerStep.SaveCheckpoint;
import dev.muster.worker.agent.StopReason;
import dev.muster.worker.agent.StopSignal;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Saves what one run's agent wants to go on from: the latest, and no more often than at an interval. */
public final class Checkpoints {
    /** Where checkpoints go, and how often. */
    public record Place(RunStore runs, PayloadStore payloads, Stopwatch stopwatch, Duration interval) {}

    private final Place place;
    private final RunId run;
    private final Claim mine;
    private final StopSignal stop;
    private final ReentrantLock saving = new ReentrantLock();
    private long sequence;
    private @Nullable String pending;
    private @Nullable Duration saved;

    /** @param stop raised where a write shows that the run belongs to somebody else */
    Checkpoints(Place place, Run run, Claim mine, StopSignal stop) {
        this.place = place;
        this.stop = stop;
        this.run = run.id();
        this.mine = mine;
        Checkpoint before = run.history().checkpoint();
        this.sequence = before == null ? 0 : before.sequence();
    }

    /** Saves at once where the last one is long enough ago, else keeps it for {@link #saveIfDue}. */
    void offer(String json) {
        saving.lock();
        try {
            pending = json;
        } finally {
            saving.unlock();
        }
        saveIfDue();
    }

    /** An unanswered write is left for the next time: a checkpoint may be late, it may not stop the agent. */
    void saveIfDue() {
        saving.lock();
        try {
            if (saved == null || place.stopwatch().elapsed().minus(saved).compareTo(place.interval()) >= 0) {
                save();
            }
        } catch (TransientFault unanswered) {
            saved = place.stopwatch().elapsed();
        } finally {
            saving.unlock();
        }
    }

    /**
     * Saves the last one now.
     *
     * @return its number
     * @throws TransientFault where it may not have been saved
     */
    long flush() {
        saving.lock();
        try {
            save();
            return sequence;
        } finally {
            saving.unlock();
        }
    }

    /** Every try has a number of its own, since an unanswered one may stand: a refusal can only mean a lost fence. */
    private void save() {
        if (pending == null) {
            return;
        }
        sequence++;
        String key = "runs/" + run + "/checkpoint/" + mine.fence() + "-" + sequence;
        Checkpoint checkpoint = new Checkpoint(sequence, Payload.of(pending, key, place.payloads()));
        StepResult result = place.runs().apply(run, new SaveCheckpoint(mine, checkpoint));
        saved = place.stopwatch().elapsed();
        pending = null;
        if (!(result instanceof StepResult.Applied)) {
            stop.raise(StopReason.ABANDONED);
        }
    }
}
