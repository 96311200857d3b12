package dev.muster.fleet;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who may change the pools, and what it wants of them: one record for the platform. Every call may throw
 * {@link dev.muster.pace.TransientFault}, and may have been carried out all the same.
 */
public interface Leadership {
    /** @return empty where nobody has ever led; read consistently */
    Optional<Mandate> current();

    /**
     * Takes the lead from whoever has it, if that has not moved since.
     *
     * @param seen the mandate as it was met, null where there was none
     * @return the new one, with the next fence and the same wishes; empty where somebody was faster
     */
    Optional<Mandate> take(@Nullable Mandate seen, String owner);

    /**
     * Says that the leader lives, and what it wants from now on: to be written before it acts.
     *
     * @return the mandate as written; empty where somebody else leads by now
     */
    Optional<Mandate> renew(Mandate mine, Map<Pool, Integer> wanted);

    /**
     * The right to change pools, and its use.
     *
     * @param fence one higher for each leader
     * @param beat one higher for each renewal: its leader lives while this moves
     * @param wanted units by pool
     */
    record Mandate(String owner, long fence, long beat, Map<Pool, Integer> wanted) {
        public Mandate {
            wanted = Map.copyOf(wanted);
        }
    }
}
