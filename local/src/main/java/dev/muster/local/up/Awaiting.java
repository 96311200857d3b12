package dev.muster.local.up;

import dev.muster.local.control.Status;
import dev.muster.pace.Pause;
import dev.muster.pace.Stopwatch;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Waits for a platform, seen from outside. */
public record Awaiting(Look look, Pause pause, Stopwatch clock) {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
    private static final Duration READY_LIMIT = Duration.ofMinutes(5);

    @FunctionalInterface
    public interface Look {
        Optional<Status> status() throws InterruptedException;
    }

    /** The same wait for one supervisor: another, started at the same moment, may be the one that answers here. */
    Awaiting of(long pid) {
        return new Awaiting(() -> look.status().filter(status -> status.pid() == pid), pause, clock);
    }

    /**
     * @param alive whether there is still something to wait for
     * @return the platform once it is ready; empty where it is not within five minutes, does not come up or is dead
     */
    public Optional<Status> ready(BooleanSupplier alive) throws InterruptedException {
        Duration limit = clock.elapsed().plus(READY_LIMIT);
        while (alive.getAsBoolean() && clock.elapsed().compareTo(limit) < 0) {
            Optional<Status> status = look.status();
            if (status.filter(seen -> seen.ready() || seen.failing()).isPresent()) {
                return status.filter(Status::ready);
            }
            pause.rest(LOOK_AGAIN);
        }
        return Optional.empty();
    }
}
