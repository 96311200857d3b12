package dev.muster.scaler.act;

import dev.muster.fleet.Leadership;
import dev.muster.fleet.Pool;
import dev.muster.testkit.ManualTime;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whose answers come late. */
record SlowLeadership(Leadership real, ManualTime time, Duration delay) implements Leadership {
    @Override
    public Optional<Mandate> current() {
        return real.current();
    }

    @Override
    public Optional<Mandate> take(@Nullable Mandate seen, String owner) {
        return real.take(seen, owner);
    }

    @Override
    public Optional<Mandate> renew(Mandate mine, Map<Pool, Integer> wanted) {
        time.advance(delay);
        return real.renew(mine, wanted);
    }
}
