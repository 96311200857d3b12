package dev.muster.worker.execute;

import dev.muster.run.Claim;
import dev.muster.run.Nonce;
import dev.muster.run.RunId;
import dev.muster.run.RunLimits;
import dev.muster.run.RunQueue.Receipt;
import dev.muster.worker.agent.StopSignal;
import java.time.Duration;

/**
 * A run that this worker executes.
 *
 * @param receipt of the message that brought it
 * @param since on the stopwatch
 */
public record LiveRun(
        RunId id, RunLimits limits, Claim claim, Receipt receipt, Duration since, StopSignal stop, Kept kept) {
    /** What outlives the attempt. */
    public record Kept(Checkpoints checkpoints, EventBuffer events) {
        void saveIfDue() {
            checkpoints.saveIfDue();
            events.writeIfDue();
        }
    }

    /** Whether its attempt is over by then, on the stopwatch, whatever its agent does. */
    public boolean endsBy(Duration time) {
        return since.plus(limits.timeout()).compareTo(time) <= 0;
    }

    Checkpoints checkpoints() {
        return kept.checkpoints();
    }

    EventBuffer events() {
        return kept.events();
    }

    Nonce nonce() {
        return claim.nonce();
    }
}
