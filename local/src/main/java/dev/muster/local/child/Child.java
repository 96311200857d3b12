package dev.muster.local.child;

import dev.muster.pace.Pause;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One child process, started again when it dies, until it is stopped. Its stdin is its lifeline. */
public final class Child {
    private static final Logger LOG = System.getLogger(Child.class.getName());

    private final ChildSpec spec;
    private final AtomicInteger lives;
    private final Pause pause;
    private final Thread keeper;
    private boolean stopping;
    private volatile int failures;
    private volatile @Nullable Life life;

    /**
     * One of its processes.
     *
     * @param unit names it; no other life has the same name
     */
    public record Life(String unit, Instant begun, Process process) {
        public long pid() {
            return process.pid();
        }
    }

    private Child(ChildSpec spec, AtomicInteger lives, Pause pause) {
        this.spec = spec;
        this.lives = lives;
        this.pause = pause;
        this.keeper = Thread.ofVirtual().name("keep " + spec.name()).unstarted(this::keep);
    }

    /** @param lives that children of this name have had */
    static Child start(ChildSpec spec, AtomicInteger lives, Pause pause) {
        Child child = new Child(spec, lives, pause);
        child.keeper.start();
        return child;
    }

    public ChildSpec spec() {
        return spec;
    }

    /** @return empty while it is dead */
    public Optional<Life> life() {
        return Optional.ofNullable(life).filter(last -> last.process().isAlive());
    }

    public Optional<Long> pid() {
        return life().map(Life::pid);
    }

    /** Whether it dies again and again without ever coming to serve. */
    public boolean isFailing() {
        return Restart.isFailing(failures);
    }

    private void keep() {
        try {
            while (live()) {
                switch (Restart.decide(spec.serves(), failures)) {
                    case Restart.After after -> {
                        failures = after.failures();
                        pause.rest(after.rest());
                    }
                    case Restart.GiveUp giveUp -> {
                        failures = giveUp.failures();
                        LOG.log(Level.ERROR, "{0} is given up, see {1}", spec.name(), spec.log());
                        return;
                    }
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return whether there is to be another life */
    private boolean live() throws InterruptedException {
        spec.gate().pass();
        try {
            Life begun = begin();
            if (begun != null) {
                int exit = begun.process().waitFor();
                LOG.log(Level.WARNING, "{0} ended with {1}", begun.unit(), exit);
            }
        } catch (IOException failed) {
            LOG.log(Level.ERROR, spec.name() + " did not start", failed);
        }
        return !isStopping();
    }

    private synchronized boolean isStopping() {
        return stopping;
    }

    private synchronized @Nullable Life begin() throws IOException {
        if (stopping) {
            return null;
        }
        int number = lives.incrementAndGet();
        String unit = number == 1 ? spec.name() : spec.name() + "." + number;
        Life begun = new Life(unit, Instant.now(), spec.launch(unit));
        life = begun;
        return begun;
    }

    private synchronized Optional<Life> forbid() {
        stopping = true;
        return Optional.ofNullable(life);
    }

    /** Ends this life of the child without its consent; another one follows. A life that is over is no longer hit. */
    public synchronized void kill(String unit) {
        life().filter(last -> last.unit().equals(unit))
                .ifPresent(last -> last.process().destroyForcibly());
    }

    /** @return done once the process has ended: in order within its patience, else by force */
    CompletableFuture<?> stop() {
        Optional<Life> last = forbid();
        keeper.interrupt();
        return last.isEmpty()
                ? CompletableFuture.completedFuture(null)
                : end(last.get().process());
    }

    private CompletableFuture<Process> end(Process last) {
        try (OutputStream pipe = last.getOutputStream()) {
            pipe.write('\n');
        } catch (IOException dead) {
            LOG.log(Level.DEBUG, "{0} was gone already", spec.name());
        }
        return last.onExit()
                .orTimeout(spec.patience().toMillis(), TimeUnit.MILLISECONDS)
                .exceptionallyCompose(late -> kill(last));
    }

    private CompletableFuture<Process> kill(Process late) {
        LOG.log(Level.WARNING, "{0} did not end within {1} and is killed", spec.name(), spec.patience());
        return late.destroyForcibly().onExit();
    }
}
