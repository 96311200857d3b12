package dev.muster.worker.interrupt;

import java.time.Duration;
import java.time.Instant;

/** What a notice asks of this worker. */
public sealed interface Reaction {
    /** It takes no more runs, and those that it has go on. */
    record Withdraw() implements Reaction {}

    /** It gives back what it cannot finish, and ends. */
    record Leave(Duration within) implements Reaction {}

    /**
     * How long this worker may take.
     *
     * @param stop after a signal
     * @param lifecycle after word from Auto Scaling, whose hook has a time-out
     * @param margin before EC2 takes the machine, at which this worker is gone
     */
    record Times(Duration stop, Duration lifecycle, Duration margin) {}

    /** Pure. */
    static Reaction to(InterruptionNotice notice, Times times, Instant now) {
        return switch (notice) {
            case InterruptionNotice.RebalanceAdvice() -> new Withdraw();
            case InterruptionNotice.SpotReclaim(Instant at) ->
                new Leave(Duration.between(now, at).minus(times.margin()));
            case InterruptionNotice.LifecycleEnd(String instance) -> new Leave(times.lifecycle());
            case InterruptionNotice.Stop() -> new Leave(times.stop());
        };
    }
}
