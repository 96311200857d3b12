package dev.muster.run;

import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Gives runs their ids.
 *
 * @param random unpredictable
 */
public record RunIds(Optional<Home> home, RandomGenerator random) {
    public RunId next() {
        return here(RunId.random(random));
    }

    /** As {@link RunId#of}: another home makes another run of the same key. */
    public RunId of(Tenant tenant, String idempotencyKey) {
        return here(RunId.of(tenant, idempotencyKey));
    }

    private RunId here(RunId id) {
        return home.map(id::at).orElse(id);
    }
}
