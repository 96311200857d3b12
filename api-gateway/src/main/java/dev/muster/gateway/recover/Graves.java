package dev.muster.gateway.recover;

import dev.muster.fleet.WorkerId;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When the runs of each buried worker are looked for. More than once, since the index lags and a claim that was under way
 * may land late: often at first, then rarely, for as long as the tombstone stands.
 */
record Graves(Map<WorkerId, Grave> graves) {
    static final Graves NONE = new Graves(Map.of());

    private static final Duration FRESH = Duration.ofMinutes(3);
    private static final Duration OFTEN = Duration.ofSeconds(5);
    private static final Duration RARELY = Duration.ofMinutes(1);

    record Grave(Duration found, Duration next) {}

    Graves {
        graves = Map.copyOf(graves);
    }

    boolean isDue(WorkerId dead, Duration now) {
        Grave grave = graves.get(dead);
        return grave == null || grave.next().compareTo(now) <= 0;
    }

    /** @return once those that were due are looked at; those that are no longer among the dead are forgotten */
    Graves after(Collection<WorkerId> dead, Duration now) {
        Map<WorkerId, Grave> next = new HashMap<>();
        dead.forEach(worker -> next.put(
                worker,
                isDue(worker, now) ? looked(graves.get(worker), now) : Objects.requireNonNull(graves.get(worker))));
        return new Graves(next);
    }

    private static Grave looked(@Nullable Grave before, Duration now) {
        Duration found = before == null ? now : before.found();
        Duration pause = now.minus(found).compareTo(FRESH) < 0 ? OFTEN : RARELY;
        return new Grave(found, now.plus(pause));
    }
}
