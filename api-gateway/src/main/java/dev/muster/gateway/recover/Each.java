package dev.muster.gateway.recover;

import dev.muster.pace.TransientFault;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.Gatherers;

/** Does the same for many, some at a time. What fails for one must not stop recovery for the others: it is left out. */
record Each(int atOnce) {
    private static final Logger LOG = System.getLogger(Each.class.getName());

    /**
     * @return the results, in order, of those that did not fail
     * @throws TransientFault where all did: then it is not for one of them that there is no answer
     */
    <T, R> List<R> map(Collection<T> all, Function<T, R> act) {
        Queue<RuntimeException> failures = new ConcurrentLinkedQueue<>();
        List<R> results = all.stream()
                .gather(Gatherers.mapConcurrent(atOnce, one -> attempt(one, act, failures)))
                .flatMap(Optional::stream)
                .toList();
        tell(failures, all.size());
        if (failures.size() == all.size() && failures.peek() instanceof TransientFault fault) {
            throw fault;
        }
        return results;
    }

    private static <T, R> Optional<R> attempt(T one, Function<T, R> act, Queue<RuntimeException> failures) {
        try {
            return Optional.of(act.apply(one));
        } catch (RuntimeException failed) {
            failures.add(failed);
            return Optional.empty();
        }
    }

    /** In a line or two, however many failed: where a store is down, all do. */
    private static void tell(Queue<RuntimeException> failures, int of) {
        if (failures.isEmpty()) {
            return;
        }
        LOG.log(
                Level.WARNING,
                "{0} of {1} failed, first: {2}",
                failures.size(),
                of,
                failures.element().getMessage());
        failures.stream()
                .filter(failed -> !(failed instanceof TransientFault))
                .findFirst()
                .ifPresent(bug -> LOG.log(Level.ERROR, "recovery left a run out", bug));
    }
}
