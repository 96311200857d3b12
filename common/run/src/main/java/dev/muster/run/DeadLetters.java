package dev.muster.run;

import dev.muster.run.RunQueue.Message;
import dev.muster.run.RunQueue.Receipt;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What lies behind the {@link RunQueue}: messages that it moved there after very many deliveries, and copies of runs that
 * were given up, for people. Nothing there ends a run. Every call may throw {@link dev.muster.pace.TransientFault}.
 */
public interface DeadLetters {
    /** The most that one call may be about. */
    int MOST = 10;

    /** How long a received letter is out of others' sight. */
    Duration VISIBILITY = Duration.ofMinutes(1);

    /**
     * Leaves a copy there of a run that has been given up.
     *
     * @param reason the code of its error
     */
    void leaveCopy(Dispatch dispatch, String reason);

    /** Takes some of those in sight, the first {@link #MOST} at most, out of it for {@link #VISIBILITY}; waits for none. */
    List<Letter> receive();

    /** Removes the letter. A receipt that is no longer good is passed over. */
    void delete(Receipt receipt);

    /**
     * Keeps letters out of sight from now on for so long. Receipts that are no longer good are passed over.
     *
     * @param receipts at most {@link #MOST}
     * @param time 0 s, for in sight again, to 12 h
     */
    void hide(Collection<Receipt> receipts, Duration time);

    /** About how many there are, in sight or not. */
    int count();

    /**
     * @param id the same at every delivery
     * @param reason why the run was given up whose copy it is; absent where the queue has moved it there
     */
    record Letter(
            Receipt receipt,
            String id,
            Message message,
            @Nullable String reason) {}
}
