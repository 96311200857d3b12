package dev.muster.aws.call;

import dev.muster.pace.TransientFault;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets few calls go at once: the others wait before their time begins, since a call that waits for a connection until it
 * is out of time would be made again, and a crowd of them would never get through. Other calls have the rest of the
 * connections to themselves.
 */
public final class Lane {
    private final Semaphore places;
    private final Duration patience;

    /**
     * @param most calls at once
     * @param patience how long one waits for its turn
     */
    public Lane(int most, Duration patience) {
        this.places = new Semaphore(most, true);
        this.patience = patience;
    }

    /**
     * @param what the call, for people
     * @throws TransientFault where its turn did not come, or as {@link Faults#answer} has it
     */
    public <T> T answer(String what, Supplier<T> call) {
        enter(what);
        try {
            return Faults.answer(what, call);
        } finally {
            places.release();
        }
    }

    private void enter(String what) {
        try {
            if (!places.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new TransientFault(what + " had to wait for others for more than " + patience);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new TransientFault(what + " was interrupted while it waited for others", interrupted);
        }
    }
}
