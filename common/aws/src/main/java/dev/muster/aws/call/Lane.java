package dev.muster.aws.call;

import dev.muster.pace.Stopwatch;
import dev.muster.pace.TransientFault;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets few calls go at once: the others wait before their time begins, since a call that waits for a connection until it
 * is out of time would be made again, and a crowd of them would never get through. Other calls have the rest of the
 * connections to themselves.
 *
 * <p>Calls are made on threads that stay: the SDK keeps buffers and ciphers for each thread, and every waiting run has a
 * thread of its own.
 */
public final class Lane {
    private final Semaphore places;
    private final Duration patience;
    private final Stopwatch stopwatch;
    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("store-", 0).factory());
    private volatile Duration answered;

    /**
     * @param most calls at once
     * @param patience how long one waits for its turn while no other is answered: as long as some are, many that wait are
     *     a crowd and no outage
     */
    public Lane(int most, Duration patience, Stopwatch stopwatch) {
        this.places = new Semaphore(most, true);
        this.patience = patience;
        this.stopwatch = stopwatch;
        this.answered = stopwatch.elapsed();
    }

    /**
     * @param what the call, for people
     * @throws TransientFault where its turn did not come, or as {@link Faults#answer} has it
     */
    public <T> T answer(String what, Supplier<T> call) {
        enter(what);
        FutureTask<T> task = new FutureTask<>(() -> answered(Faults.answer(what, call)));
        threads.execute(() -> leaveAfter(task));
        return result(what, task);
    }

    private <T> T answered(T answer) {
        answered = stopwatch.elapsed();
        return answer;
    }

    private void enter(String what) {
        Duration end = stopwatch.elapsed().plus(patience);
        try {
            while (!places.tryAcquire(end.minus(stopwatch.elapsed()).toNanos(), TimeUnit.NANOSECONDS)) {
                Duration later = answered.plus(patience);
                if (later.compareTo(end) <= 0) {
                    throw new TransientFault(what + " had to wait for others, and none was answered for " + patience);
                }
                end = later;
            }
        } catch (InterruptedException interrupted) {
            throw interrupted(what, interrupted);
        }
    }

    private void leaveAfter(FutureTask<?> task) {
        try {
            task.run();
        } finally {
            places.release();
        }
    }

    private static <T> T result(String what, FutureTask<T> task) {
        try {
            return task.get();
        } catch (InterruptedException interrupted) {
            task.cancel(true);
            throw interrupted(what, interrupted);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException fault ? fault : new IllegalStateException(failed);
        }
    }

    private static TransientFault interrupted(String what, InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return new TransientFault(what + " was interrupted while it waited", interrupted);
    }
}
