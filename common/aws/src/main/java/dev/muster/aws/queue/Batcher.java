package dev.muster.aws.queue;

import dev.muster.pace.Stopwatch;
import dev.muster.pace.TransientFault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Puts together what many callers want sent at the same time. A call takes what has come while all calls were busy, or
 * since the last one began where that is not long ago, so that a lone caller never waits for company and a crowd fills
 * its batches.
 */
final class Batcher<T> {
    /** What SQS takes in one call. */
    static final int MOST = 10;

    /** One call. */
    @FunctionalInterface
    interface Send<T> {
        /** @return by place in the list, why an element failed; absent where it did not */
        CompletableFuture<Map<Integer, RuntimeException>> send(List<T> batch);
    }

    /**
     * What a queue that hangs may take with it.
     *
     * @param calls how many may be under way at once
     * @param waiting how many elements may wait for a call
     * @param patience how long a caller waits for the answer
     * @param linger how soon after the last call another may begin that is not full
     */
    record Limits(int calls, int waiting, Duration patience, Duration linger) {}

    private record Entry<T>(T element, CompletableFuture<@Nullable Void> answer) {}

    private final Limits limits;
    private final BlockingQueue<Entry<T>> waiting;
    private final Semaphore calls;
    private final Stopwatch stopwatch;
    private final Send<T> send;
    private final AtomicBoolean lookSoon = new AtomicBoolean();
    private volatile Duration mayBegin = Duration.ZERO;

    Batcher(Limits limits, Stopwatch stopwatch, Send<T> send) {
        this.limits = limits;
        this.waiting = new LinkedBlockingQueue<>(limits.waiting());
        this.calls = new Semaphore(limits.calls());
        this.stopwatch = stopwatch;
        this.send = send;
    }

    /**
     * Returns once every element has been dealt with.
     *
     * @throws TransientFault where too many wait already, and where the caller is out of patience or interrupted: then
     *     what it brought is sent all the same
     */
    void submit(Collection<? extends T> elements) {
        CompletableFuture<?>[] mine = elements.stream().map(this::add).toArray(CompletableFuture<?>[]::new);
        // Not from here: the SDK gives up where its thread is interrupted, and the batch is not this caller's alone.
        Thread.startVirtualThread(this::sendWaiting);
        await(CompletableFuture.allOf(mine));
    }

    private CompletableFuture<@Nullable Void> add(T element) {
        Entry<T> entry = new Entry<>(element, new CompletableFuture<>());
        if (!waiting.offer(entry)) {
            entry.answer().completeExceptionally(new TransientFault(limits.waiting() + " wait for the queue already"));
        }
        return entry.answer();
    }

    private void await(CompletableFuture<?> answers) {
        try {
            answers.get(limits.patience().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            throw new TransientFault("the queue did not answer within " + limits.patience(), late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new TransientFault("interrupted before the queue answered", interrupted);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException fault ? fault : new IllegalStateException(failed);
        }
    }

    /** An entry is seen here, or by whoever holds the last permit, after giving it back. */
    private void sendWaiting() {
        while (isDue() && calls.tryAcquire()) {
            mayBegin = stopwatch.elapsed().plus(limits.linger());
            List<Entry<T>> batch = take();
            if (batch.isEmpty()) {
                calls.release();
            } else {
                var _ = call(batch).whenComplete((failures, fault) -> {
                    calls.release();
                    answer(batch, failures, fault);
                    sendWaiting();
                });
            }
        }
    }

    private boolean isDue() {
        if (waiting.isEmpty()) {
            return false;
        }
        Duration rest = mayBegin.minus(stopwatch.elapsed());
        if (waiting.size() >= MOST || !rest.isPositive()) {
            return true;
        }
        if (lookSoon.compareAndSet(false, true)) {
            CompletableFuture.delayedExecutor(rest.toNanos(), TimeUnit.NANOSECONDS, Thread::startVirtualThread)
                    .execute(this::lookAgain);
        }
        return false;
    }

    private void lookAgain() {
        lookSoon.set(false);
        sendWaiting();
    }

    private List<Entry<T>> take() {
        List<Entry<T>> batch = new ArrayList<>(MOST);
        for (Entry<T> next = waiting.poll(); next != null; next = batch.size() < MOST ? waiting.poll() : null) {
            batch.add(next);
        }
        return batch;
    }

    private CompletableFuture<Map<Integer, RuntimeException>> call(List<Entry<T>> batch) {
        try {
            return send.send(batch.stream().map(Entry::element).toList());
        } catch (RuntimeException failed) {
            return CompletableFuture.failedFuture(failed);
        }
    }

    private static <T> void answer(
            List<Entry<T>> batch, @Nullable Map<Integer, RuntimeException> failures, @Nullable Throwable fault) {
        for (int i = 0; i < batch.size(); i++) {
            Throwable failure = failures == null ? fault : failures.get(i);
            if (failure == null) {
                batch.get(i).answer().complete(null);
            } else {
                batch.get(i).answer().completeExceptionally(failure);
            }
        }
    }
}
