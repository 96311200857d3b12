package dev.muster.worker.agent;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Raised at most once, by whoever comes first; the first reason stays, except that a run once abandoned stays abandoned. */
public final class StopSignal {
    private final CompletableFuture<StopReason> first = new CompletableFuture<>();
    private final CompletableFuture<StopReason> abandoned = new CompletableFuture<>();

    public void raise(StopReason reason) {
        if (!first.complete(reason) && reason == StopReason.ABANDONED) {
            abandoned.complete(reason);
        }
    }

    /** Raises {@link StopReason#TIMED_OUT} after so long. */
    public void raiseAfter(Duration limit) {
        first.completeOnTimeout(StopReason.TIMED_OUT, limit.toMillis(), TimeUnit.MILLISECONDS);
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

    /** @return whether the signal was raised within the time */
    public boolean await(Duration limit) throws InterruptedException {
        try {
            first.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException stillUp) {
            return false;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("a stop signal never fails", impossible);
        }
    }
}
