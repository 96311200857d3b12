package dev.muster.pace;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/**
 * Runs a {@link Step} again and again on a thread of its own until it is closed. A {@link TransientFault} is answered by
 * a doubling wait; anything else that is thrown is a bug: it is logged whole, it ends that turn, and the loop goes on,
 * since what it looks after would be stranded by a loop that ends in silence.
 */
public final class Loop implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Loop.class.getName());
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(5));
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

    private final String name;
    private final Step step;
    private final Pause pause;
    private final Thread thread;
    private volatile boolean closed;
    private int failures;

    private Loop(String name, Step step, Pause pause) {
        this.name = name;
        this.step = step;
        this.pause = pause;
        this.thread = Thread.ofVirtual().name(name).unstarted(this::turn);
    }

    public static Loop start(String name, Step step) {
        return start(name, step, Pause.REAL);
    }

    public static Loop start(String name, Step step, Pause pause) {
        Loop loop = new Loop(name, step, pause);
        loop.thread.start();
        return loop;
    }

    private void turn() {
        try {
            while (!closed) {
                Duration rest = once();
                if (!closed) {
                    pause.rest(rest);
                }
            }
        } catch (InterruptedException closing) {
            LOG.log(Level.DEBUG, "{0} interrupted", name);
        }
    }

    private Duration once() throws InterruptedException {
        try {
            Duration rest = step.run();
            failures = 0;
            return rest;
        } catch (TransientFault fault) {
            failures++;
            LOG.log(Level.WARNING, "{0}: {1}", name, fault.getMessage());
        } catch (RuntimeException | Error bug) {
            failures++;
            LOG.log(Level.ERROR, name + " failed", bug);
        }
        return BACKOFF.after(failures);
    }

    /** Takes no further step after the one that is being taken. */
    public void retire() {
        closed = true;
    }

    /** Interrupts the step and waits at most 5 s for it to end. */
    @Override
    public void close() {
        retire();
        thread.interrupt();
        try {
            if (!thread.join(CLOSE_LIMIT)) {
                LOG.log(Level.WARNING, "{0} did not end within {1}", name, CLOSE_LIMIT);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
