package dev.muster.local.child;

import dev.muster.pace.Pause;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** The child processes of this one, from the first start to the common end. */
public final class Children implements AutoCloseable {
    private final List<Child> children = new CopyOnWriteArrayList<>();
    private final Map<String, AtomicInteger> lives = new ConcurrentHashMap<>();
    private boolean closing;

    /** @throws IllegalStateException once the end has begun */
    public synchronized Child start(ChildSpec spec) {
        if (closing) {
            throw new IllegalStateException(spec.name() + " comes too late: the others are ending");
        }
        AtomicInteger livesSoFar = lives.computeIfAbsent(spec.name(), name -> new AtomicInteger());
        Child child = Child.start(spec, livesSoFar, Pause.REAL);
        children.add(child);
        return child;
    }

    /**
     * Ends one for good, in order.
     *
     * @return done once it is gone
     */
    public CompletableFuture<?> end(Child child) {
        return child.stop().whenComplete((gone, failed) -> children.remove(child));
    }

    /** Ends all at once, since none needs another to end well, and returns when the last is gone. */
    @Override
    public void close() {
        forbid();
        CompletableFuture<?>[] ends = children.stream().map(Child::stop).toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(ends).join();
    }

    private synchronized void forbid() {
        closing = true;
    }
}
