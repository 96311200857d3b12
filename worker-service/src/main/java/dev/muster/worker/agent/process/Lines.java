package dev.muster.worker.agent.process;

import dev.muster.worker.agent.AgentLine;
import dev.muster.worker.agent.OutputTooLarge;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Lines on their way from the threads that read an agent's pipes to the one that runs it. Few may wait: a slow listener
 * slows the agent down, and costs no memory. They are understood where they are listened to.
 */
final class Lines {
    /** A line that has yet to be understood. */
    @FunctionalInterface
    interface Heard {
        AgentLine understood() throws OutputTooLarge;
    }

    private static final int MOST_WAITING = 4;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Heard> waiting = new ArrayDeque<>();
    private int open;
    private long patience;
    private boolean exited;
    private boolean closed;
    private @Nullable OutputTooLarge flood;

    /**
     * @param pipes how many write into this
     * @param drain how long their silence is borne after {@link #exited}
     */
    Lines(int pipes, Duration drain) {
        this.open = pipes;
        this.patience = drain.toNanos();
    }

    /** @return false where nobody listens any more */
    boolean add(Heard line) {
        lock.lock();
        try {
            while (waiting.size() >= MOST_WAITING && !closed) {
                changed.awaitUninterruptibly();
            }
            waiting.add(line);
            changed.signalAll();
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /** One pipe has come to its end, or has been given up for what came out of it. */
    void end(@Nullable OutputTooLarge tooMuch) {
        change(() -> {
            open--;
            flood = flood == null ? tooMuch : flood;
        });
    }

    /** The agent has ended: what its pipes still hold is there by now. */
    void exited() {
        change(() -> exited = true);
    }

    /** Whether somebody may still write, though nobody may listen any more. */
    boolean isOpen() {
        lock.lock();
        try {
            return open > 0;
        } finally {
            lock.unlock();
        }
    }

    void close() {
        change(() -> closed = true);
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** @return null after the last one */
    @Nullable
    Heard next() throws InterruptedException, OutputTooLarge {
        lock.lockInterruptibly();
        try {
            while (flood == null && waiting.isEmpty() && open > 0 && patience > 0) {
                if (exited) {
                    patience = changed.awaitNanos(patience);
                } else {
                    changed.await();
                }
            }
            if (flood != null) {
                throw flood;
            }
            changed.signalAll();
            return waiting.poll();
        } finally {
            lock.unlock();
        }
    }
}
