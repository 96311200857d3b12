package dev.muster.local.child;

import dev.muster.pace.Pause;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** The child processes of this one, from the first start to the common end. */
public final class Children implements AutoCloseable {
    private final List<Child> children = new CopyOnWriteArrayList<>();

    public Child start(ChildSpec spec) {
        Child child = Child.start(spec, Pause.REAL);
        children.add(child);
        return child;
    }

    /** Ends all at once, since none needs another to end well, and returns when the last is gone. */
    @Override
    public void close() {
        CompletableFuture<?>[] ends = children.stream().map(Child::stop).toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(ends).join();
    }
}
