package dev.muster.scaler.observe;

import dev.muster.fleet.Pool;
import dev.muster.scaler.decide.PoolLimits;
import java.time.Duration;

/** What is settled about a pool, apart from what can be measured. */
public interface Terms {
    /** @throws dev.muster.pace.TransientFault where they cannot be read */
    PoolLimits limits(Pool pool);

    /** In $/h a unit, where nothing was measured. */
    double price(Pool pool);

    /** From asking for a unit until it works, before any was seen to. */
    Duration launch(Pool pool);

    /** Of a unit. */
    int slots(Pool pool);
}
