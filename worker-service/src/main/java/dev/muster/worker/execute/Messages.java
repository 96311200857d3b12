package dev.muster.worker.execute;

import dev.muster.pace.TransientFault;
import dev.muster.run.RunQueue;
import dev.muster.run.RunQueue.Receipt;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;

/** Deals with a message once its run has been dealt with: what fails here comes back, and is dealt with again. */
public final class Messages {
    private static final Logger LOG = System.getLogger(Messages.class.getName());

    private final RunQueue queue;

    public Messages(RunQueue queue) {
        this.queue = queue;
    }

    void settle(Receipt receipt, MessageFate fate) {
        try {
            switch (fate) {
                case MessageFate.Delete delete -> queue.acknowledge(receipt);
                case MessageFate.Park(var visibility) -> queue.extend(List.of(receipt), visibility);
            }
        } catch (TransientFault fault) {
            LOG.log(Level.DEBUG, "a message will come back: {0}", fault.getMessage());
        }
    }
}
