package dev.muster.local.bench.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Puts together what comes while all calls are busy, as the platform's queue does. */
final class Batches<T> {
    private static final int MOST = 10;
    /** As many as the platform has under way by default. */
    private static final int CALLS = 4;

    private record Entry<T>(T element, CompletableFuture<@Nullable Void> done) {}

    private final BlockingQueue<Entry<T>> waiting = new LinkedBlockingQueue<>();
    private final Consumer<List<T>> call;

    private Batches(Consumer<List<T>> call) {
        this.call = call;
    }

    static <T> Batches<T> start(Consumer<List<T>> call) {
        Batches<T> batches = new Batches<>(call);
        for (int i = 0; i < CALLS; i++) {
            Thread.startVirtualThread(batches::send);
        }
        return batches;
    }

    /** Returns once the call with it is answered. */
    void add(T element) {
        Entry<T> entry = new Entry<>(element, new CompletableFuture<>());
        waiting.add(entry);
        entry.done().join();
    }

    private void send() {
        try {
            while (true) {
                List<Entry<T>> batch = new ArrayList<>(MOST);
                batch.add(waiting.take());
                waiting.drainTo(batch, MOST - 1);
                send(batch);
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(List<Entry<T>> batch) {
        try {
            call.accept(batch.stream().map(Entry::element).toList());
            batch.forEach(entry -> entry.done().complete(null));
        } catch (RuntimeException failed) {
            batch.forEach(entry -> entry.done().completeExceptionally(failed));
        }
    }
}
