package dev.muster.local.bench.load;

import dev.muster.local.home.Refusal;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/**
 * Clients that keep so many runs on their way: one more is submitted for each that the agent is called for. That costs no
 * call to anybody, and a worker cannot be ahead of its own results by more than its slots.
 */
final class ClosedLoop {
    static final int CLIENTS = 32;
    /** Each client may be refused once, and of so many accepted runs one: an emulator that is cold gives no answer in time. */
    private static final int FEW = 100;

    private static final int ON_THEIR_WAY = 128;
    private static final int ACCEPTED = 202;
    private static final int LOOK_AGAIN_MILLIS = 50;

    private final Semaphore window = new Semaphore(ON_THEIR_WAY);
    private final LongAdder accepted = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final Caller caller;
    private final Side side;
    private final List<Thread> clients;
    private volatile boolean stopping;

    private ClosedLoop(Caller caller, Side side) {
        this.caller = caller;
        this.side = side;
        this.clients = IntStream.range(0, CLIENTS)
                .mapToObj(client -> Thread.ofVirtual().name("client-" + client).unstarted(this::submitAll))
                .toList();
    }

    static ClosedLoop start(Caller caller, Side side, NoOpAgent agent) {
        ClosedLoop loop = new ClosedLoop(caller, side);
        agent.onCall(run -> loop.window.release());
        loop.clients.forEach(Thread::start);
        return loop;
    }

    private void submitAll() {
        try {
            while (!stopping) {
                if (window.tryAcquire(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
                    submit();
                }
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    private void submit() {
        if (isAccepted()) {
            accepted.increment();
        } else {
            refused.increment();
            window.release();
        }
    }

    private boolean isAccepted() {
        try {
            return side.submit(caller).status() == ACCEPTED;
        } catch (UncheckedIOException unanswered) {
            return false;
        }
    }

    /** @return how many were accepted */
    long stop() throws InterruptedException {
        stopping = true;
        for (Thread client : clients) {
            client.join();
        }
        if (refused.sum() > CLIENTS + accepted.sum() / FEW) {
            throw new Refusal(refused.sum() + " runs were not accepted by the " + side.name());
        }
        return accepted.sum();
    }
}
