package dev.muster.testkit;

import dev.muster.fleet.Leadership;
import dev.muster.fleet.Pool;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The mandate in one field, under one lock. */
public final class InMemoryLeadership implements Leadership {
    private @Nullable Mandate mandate;

    @Override
    public synchronized Optional<Mandate> current() {
        return Optional.ofNullable(mandate);
    }

    @Override
    public synchronized Optional<Mandate> take(@Nullable Mandate seen, String owner) {
        Mandate next = seen == null ? Mandate.first(owner) : seen.takenBy(owner);
        if (Objects.equals(mandate, seen)) {
            mandate = next;
        }
        return current()
                .filter(now -> now.fence() == next.fence() && now.owner().equals(owner));
    }

    @Override
    public synchronized Optional<Mandate> renew(Mandate mine, Map<Pool, Integer> wanted) {
        Mandate now = mandate;
        if (now == null || now.fence() != mine.fence()) {
            return Optional.empty();
        }
        boolean written = now.beat() > mine.beat() && now.wanted().equals(wanted);
        mandate = written ? now : now.renewed(wanted);
        return current();
    }
}
