package dev.muster.local.child;

import dev.muster.pace.Pause;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One child process, started again when it dies, until it is stopped. Its stdin is its lifeline. */
public final class Child {
    private static final Logger LOG = System.getLogger(Child.class.getName());

    private final ChildSpec spec;
    private final Pause pause;
    private final Thread keeper;
    private int lives;
    private boolean stopping;
    private volatile String unit;
    private volatile int failures;
    private volatile @Nullable Process process;

    private Child(ChildSpec spec, Pause pause) {
        this.spec = spec;
        this.pause = pause;
        this.unit = spec.name();
        this.keeper = Thread.ofVirtual().name("keep " + spec.name()).unstarted(this::keep);
    }

    static Child start(ChildSpec spec, Pause pause) {
        Child child = new Child(spec, pause);
        child.keeper.start();
        return child;
    }

    public ChildSpec spec() {
        return spec;
    }

    /** Names this life of the child; no other life has the same name. */
    public String unit() {
        return unit;
    }

    public Optional<Long> pid() {
        return Optional.ofNullable(process).filter(Process::isAlive).map(Process::pid);
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
        try {
            Process begun = begin();
            if (begun != null) {
                int exit = begun.waitFor();
                LOG.log(Level.WARNING, "{0} ended with {1}", unit, exit);
            }
        } catch (IOException failed) {
            LOG.log(Level.ERROR, unit + " did not start", failed);
        }
        return !isStopping();
    }

    private synchronized boolean isStopping() {
        return stopping;
    }

    private synchronized @Nullable Process begin() throws IOException {
        if (stopping) {
            return null;
        }
        lives++;
        unit = lives == 1 ? spec.name() : spec.name() + "." + lives;
        Process begun = spec.launch(unit);
        process = begun;
        return begun;
    }

    private synchronized @Nullable Process forbid() {
        stopping = true;
        return process;
    }

    /** Ends this life of the child without its consent; another one follows. A life that is over is no longer hit. */
    public synchronized void kill(String life) {
        if (life.equals(unit) && process != null) {
            process.destroyForcibly();
        }
    }

    /** @return done once the process has ended: in order within its patience, else by force */
    CompletableFuture<?> stop() {
        Process last = forbid();
        keeper.interrupt();
        return last == null ? CompletableFuture.completedFuture(null) : end(last);
    }

    private CompletableFuture<Process> end(Process last) {
        try (OutputStream pipe = last.getOutputStream()) {
            pipe.write('\n');
        } catch (IOException dead) {
            LOG.log(Level.DEBUG, "{0} was gone already", unit);
        }
        return last.onExit()
                .orTimeout(spec.patience().toMillis(), TimeUnit.MILLISECONDS)
                .exceptionallyCompose(late -> kill(last));
    }

    private CompletableFuture<Process> kill(Process late) {
        LOG.log(Level.WARNING, "{0} did not end within {1} and is killed", unit, spec.patience());
        return late.destroyForcibly().onExit();
    }
}
