package dev.muster.gateway.publish;

import dev.muster.pace.TransientFault;
import dev.muster.run.Dispatch;
import dev.muster.run.Run;
import dev.muster.run.RunId;
import dev.muster.run.RunQueue;
import dev.muster.run.RunState.Queued;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.concurrent.Executor;

/** Sends the message of a run that has just been queued. */
public final class Publisher {
    private static final Logger LOG = System.getLogger(Publisher.class.getName());

    private final RunQueue queue;
    private final SentLedger ledger;
    private final Executor threads;

    /**
     * @param remembered the most own messages to remember
     * @param threads for what nobody waits for
     */
    public Publisher(RunQueue queue, int remembered, Executor threads) {
        this.queue = queue;
        this.threads = threads;
        this.ledger = new SentLedger(remembered);
    }

    /** The run is stored: its client need not wait for the message. */
    public void publishSoon(Run run, Queued wait) {
        threads.execute(() -> publish(run, wait));
    }

    /** @return false where it is unknown whether the message was sent: the sweep sends it again */
    public boolean publish(Run run, Queued wait) {
        try {
            queue.publish(run.dispatch());
        } catch (TransientFault fault) {
            LOG.log(Level.WARNING, "run {0} waits for the sweep: {1}", run.id(), fault.getMessage());
            return false;
        } catch (RuntimeException refused) {
            // The run is stored and will be executed: a queue that takes nothing is no reason to say otherwise.
            LOG.log(
                    Level.ERROR,
                    "run " + run.id() + " waits for the sweep, which the queue may refuse as well",
                    refused);
            return false;
        }
        ledger.add(run.id(), wait.wake());
        return true;
    }

    /**
     * Sends the message of a run whatever it does meanwhile, and remembers nothing.
     *
     * @throws TransientFault where it is unknown whether the message was sent
     */
    public void publish(Dispatch dispatch) {
        queue.publish(dispatch);
    }

    /** Whether this gateway has sent the message of a wait that has this wake; it forgets the oldest. */
    public boolean hasSent(RunId run, Instant wake) {
        return ledger.knows(run, wake);
    }
}
