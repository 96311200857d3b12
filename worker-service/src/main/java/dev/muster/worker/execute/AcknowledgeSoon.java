package dev.muster.worker.execute;

import dev.muster.pace.TransientFault;
import dev.muster.run.Dispatch;
import dev.muster.run.RunQueue;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * A queue whose acknowledgements nobody waits for: the run's next step stands by then, and a message that stays comes
 * back and is dealt with again.
 */
public record AcknowledgeSoon(RunQueue queue, Executor threads) implements RunQueue {
    private static final Logger LOG = System.getLogger(AcknowledgeSoon.class.getName());

    @Override
    public void acknowledge(Receipt receipt) {
        threads.execute(() -> acknowledgeNow(receipt));
    }

    private void acknowledgeNow(Receipt receipt) {
        try {
            queue.acknowledge(receipt);
        } catch (TransientFault fault) {
            LOG.log(Level.DEBUG, "a message will come back: {0}", fault.getMessage());
        }
    }

    @Override
    public void publish(Dispatch dispatch) {
        queue.publish(dispatch);
    }

    @Override
    public void extend(Collection<Receipt> receipts, Duration visibility) {
        queue.extend(receipts, visibility);
    }

    @Override
    public List<Delivery> receive(int max, Duration wait) throws InterruptedException {
        return queue.receive(max, wait);
    }
}
