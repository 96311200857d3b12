package dev.muster.worker.agent;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Raised at most once, by whoever comes first; the first reason stays, except that a run once abandoned stays abandoned. */
public final class StopSignal implements AutoCloseable {
    private final CompletableFuture<StopReason> first = new CompletableFuture<>();
    private final CompletableFuture<StopReason> abandoned = new CompletableFuture<>();
    private final CompletableFuture<StopReason> timer = new CompletableFuture<>();

    public void raise(StopReason reason) {
        if (!first.complete(reason) && reason == StopReason.ABANDONED) {
            abandoned.complete(reason);
        }
    }

    /** Raises {@link StopReason#TIMED_OUT} after so long, unless it is closed before. */
    public void raiseAfter(Duration limit) {
        var _ = timer.completeOnTimeout(StopReason.TIMED_OUT, limit.toMillis(), TimeUnit.MILLISECONDS)
                .thenAccept(this::raise);
    }

    /** Ends the timer, which would hold on to all that listens until its time has come. */
    @Override
    public void close() {
        timer.cancel(false);
    }

    public Optional<StopReason> reason() {
        return Optional.ofNullable(abandoned.getNow(first.getNow(null)));
    }

    /**
     * Tells the listener, at once where the signal is raised already, on the thread that raises it; and once more where a
     * run that was told to end is abandoned after that.
     */
    public void onRaise(Consumer<StopReason> listener) {
        var _ = first.thenAccept(listener);
        var _ = abandoned.thenAccept(listener);
    }
}
