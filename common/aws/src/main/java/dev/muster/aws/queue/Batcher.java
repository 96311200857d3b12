package dev.muster.aws.queue;

import dev.muster.pace.TransientFault;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Puts together what many callers want sent at the same time. A call takes what has come while all calls were busy, so
 * that a lone caller never waits for company and a crowd fills its batches.
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

    private record Entry<T>(T element, CompletableFuture<@Nullable Void> answer) {}

    private final Queue<Entry<T>> waiting = new ConcurrentLinkedQueue<>();
    private final Semaphore calls;
    private final Send<T> send;

    /** @param calls how many may be under way at once */
    Batcher(int calls, Send<T> send) {
        this.calls = new Semaphore(calls);
        this.send = send;
    }

    /**
     * Returns once every element has been dealt with.
     *
     * @throws TransientFault where the caller is interrupted: what it brought is sent all the same
     */
    void submit(Collection<? extends T> elements) {
        List<Entry<T>> mine = new ArrayList<>();
        elements.forEach(element -> mine.add(new Entry<>(element, new CompletableFuture<>())));
        waiting.addAll(mine);
        // Not from here: the SDK gives up where its thread is interrupted, and the batch is not this caller's alone.
        Thread.startVirtualThread(this::sendWaiting);
        mine.forEach(Batcher::await);
    }

    private static void await(Entry<?> entry) {
        try {
            entry.answer().get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new TransientFault("interrupted before the queue answered", interrupted);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException fault ? fault : new IllegalStateException(failed);
        }
    }

    /** An entry is seen here, or by whoever holds the last permit, after giving it back. */
    private void sendWaiting() {
        while (!waiting.isEmpty() && calls.tryAcquire()) {
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
