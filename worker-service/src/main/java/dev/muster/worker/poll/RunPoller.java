package dev.muster.worker.poll;

import dev.muster.pace.Step;
import dev.muster.run.RunQueue;
import dev.muster.run.RunQueue.Delivery;
import dev.muster.worker.permit.Permit;
import dev.muster.worker.permit.Permits;
import dev.muster.worker.tenure.Membership;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;

/** Receives no message that cannot start at once: the permits come first. */
public final class RunPoller implements Step {
    private static final int MOST_MESSAGES = 10;
    private static final Duration LONG_POLL = Duration.ofSeconds(20);
    private static final Duration UNHEARD = Duration.ofSeconds(1);

    private final RunQueue queue;
    private final Permits permits;
    private final Membership membership;
    private final BiConsumer<Delivery, Permit> handler;
    private final Executor threads;

    /** @param handler called on a thread of its own for each message; closes the permit */
    public RunPoller(
            RunQueue queue,
            Permits permits,
            Membership membership,
            BiConsumer<Delivery, Permit> handler,
            Executor threads) {
        this.queue = queue;
        this.permits = permits;
        this.membership = membership;
        this.handler = handler;
        this.threads = threads;
    }

    @Override
    public Duration run() throws InterruptedException {
        if (membership.claiming().isEmpty()) {
            return UNHEARD;
        }
        List<Permit> taken = permits.take(MOST_MESSAGES);
        Iterator<Permit> unused = taken.iterator();
        try {
            for (Delivery delivery : queue.receive(taken.size(), LONG_POLL)) {
                Permit permit = unused.next();
                threads.execute(() -> handler.accept(delivery, permit));
            }
        } finally {
            unused.forEachRemaining(Permit::close);
        }
        return Duration.ZERO;
    }
}
