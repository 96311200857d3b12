package dev.muster.worker.interrupt;

import dev.muster.pace.Step;
import dev.muster.pace.TransientFault;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/** Looks at one source again and again. One that does not answer is left at that: not every machine has every source. */
public final class InterruptionWatch implements Step {
    private static final Logger LOG = System.getLogger(InterruptionWatch.class.getName());

    private final NoticeSource source;
    private final Departure departure;
    private final Duration every;

    public InterruptionWatch(NoticeSource source, Departure departure, Duration every) {
        this.source = source;
        this.departure = departure;
        this.every = every;
    }

    @Override
    public Duration run() {
        try {
            source.look().ifPresent(departure::hear);
        } catch (TransientFault silent) {
            LOG.log(Level.DEBUG, "{0}: {1}", source, silent.getMessage());
        }
        return every;
    }
}
