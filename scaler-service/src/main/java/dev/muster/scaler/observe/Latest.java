package dev.muster.scaler.observe;

import dev.muster.pace.TransientFault;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** What a source said last: what does not answer is as it was, and ever older. */
final class Latest<T> {
    private static final Logger LOG = System.getLogger(Latest.class.getName());

    private final String name;
    private final Supplier<T> source;
    private T value;
    private Instant at = Instant.EPOCH;

    Latest(String name, T atFirst, Supplier<T> source) {
        this.name = name;
        this.value = atFirst;
        this.source = source;
    }

    T ask(Instant now) {
        try {
            value = source.get();
            at = now;
        } catch (TransientFault unanswered) {
            LOG.log(Level.WARNING, "not known: {0}: {1}", name, unanswered.toString());
        }
        return value;
    }

    Duration age(Instant now) {
        return Duration.between(at, now);
    }
}
