package dev.muster.worker.agent.process;

import dev.muster.worker.agent.process.isolate.Cell;
import dev.muster.worker.agent.process.isolate.Isolation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;

/** Has some gates made ahead: most of what it takes to start an agent apart from all others is done before it is there. */
final class Gates implements AutoCloseable {
    static final int READY = 4;
    private static final int SPAWNERS = 2;

    private final Launcher launcher;
    private final Isolation isolation;
    private final Warden warden;
    private final Queue<CompletableFuture<Gate>> ready = new ConcurrentLinkedQueue<>();
    private final AtomicLong made = new AtomicLong();

    /** The JDK starts a process in a call that holds its thread, and a virtual thread its carrier. */
    private final ExecutorService spawners = Executors.newFixedThreadPool(SPAWNERS, Launcher::thread);

    Gates(Launcher launcher, Isolation isolation, Warden warden) {
        this.launcher = launcher;
        this.isolation = isolation;
        this.warden = warden;
    }

    /** @throws IOException where none can be made; one that could not be made ahead is no reason */
    Gate take() throws IOException {
        IOException last = new IOException("every shell has ended at its gate");
        for (int tries = 0; tries <= READY; tries++) {
            order();
            try {
                Gate gate = ready.remove().join();
                if (gate.shell().isAlive()) {
                    return gate;
                }
                gate.close();
            } catch (CompletionException failed) {
                if (!(failed.getCause() instanceof UncheckedIOException refused)) {
                    throw failed;
                }
                last = refused.getCause();
            }
        }
        throw last;
    }

    /** Its run does not wait for what is left to clear away. */
    void leave(Gate gate) {
        try {
            spawners.execute(gate::close);
        } catch (RejectedExecutionException ending) {
            gate.close();
        }
    }

    private void order() {
        do {
            ready.add(CompletableFuture.supplyAsync(this::make, spawners));
        } while (ready.size() <= READY);
    }

    private Gate make() {
        try {
            Cell cell = isolation.open(Long.toString(made.incrementAndGet()));
            try {
                return make(cell);
            } catch (IOException refused) {
                cell.close();
                throw refused;
            }
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private Gate make(Cell cell) throws IOException {
        Process shell = launcher.start(cell);
        try {
            cell.enter(shell.pid());
            return new Gate(shell, cell, warden, warden.watch(shell, cell.user()));
        } catch (IOException unwatched) {
            shell.destroyForcibly();
            throw unwatched;
        }
    }

    @Override
    public void close() {
        spawners.close();
        ready.stream()
                .filter(gate -> !gate.isCompletedExceptionally())
                .forEach(gate -> gate.join().close());
    }
}
