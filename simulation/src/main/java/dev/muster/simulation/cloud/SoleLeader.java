package dev.muster.simulation.cloud;

import dev.muster.fleet.Leadership;
import dev.muster.fleet.Pool;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Leads alone. */
public final class SoleLeader implements Leadership {
    private @Nullable Mandate mandate;

    @Override
    public Optional<Mandate> current() {
        return Optional.ofNullable(mandate);
    }

    @Override
    public Optional<Mandate> take(@Nullable Mandate seen, String owner) {
        mandate = new Mandate(owner, 1, 0, Map.of());
        return current();
    }

    @Override
    public Optional<Mandate> renew(Mandate mine, Map<Pool, Integer> wanted) {
        mandate = new Mandate(mine.owner(), mine.fence(), mine.beat() + 1, Map.of());
        return current();
    }
}
