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
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Saves what one run's agent wants to go on from: the latest, and no more often than at an interval. */
public final class Checkpoints {
    /** Where checkpoints go, and how often. */
    public record Place(RunStore runs, PayloadStore payloads, Stopwatch stopwatch, Duration interval) {}

    private static final Logger LOG = System.getLogger(Checkpoints.class.getName());

    private final Place place;
    private final RunId run;
    private final Claim mine;
    private final StopSignal stop;
    private final ReentrantLock saving = new ReentrantLock();
    /** Documents one of which is the saved checkpoint, until a later one is. */
    private final List<String> documents = new ArrayList<>();

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
        if (before != null) {
            remember(before.value());
        }
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
        Payload value = Payload.of(pending, key, place.payloads());
        List<String> superseded = List.copyOf(documents);
        remember(value);
        StepResult result = place.runs().apply(run, new SaveCheckpoint(mine, new Checkpoint(sequence, value)));
        saved = place.stopwatch().elapsed();
        pending = null;
        if (result instanceof StepResult.Applied) {
            delete(superseded);
        } else {
            stop.raise(StopReason.ABANDONED);
        }
    }

    private void remember(Payload value) {
        if (value instanceof Payload.Stored stored) {
            documents.add(stored.key());
        }
    }

    /** Whoever claims the run from now on is given the later one. What cannot be deleted now is with the next one. */
    private void delete(List<String> superseded) {
        try {
            for (String key : superseded) {
                place.payloads().delete(key);
                documents.remove(key);
            }
        } catch (TransientFault fault) {
            LOG.log(Level.DEBUG, "{0}: {1}", run, fault.getMessage());
        }
    }
}
