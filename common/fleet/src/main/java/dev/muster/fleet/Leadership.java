package dev.muster.fleet;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who may change the pools, and what it wants of them: one record for the platform. Every call may throw
 * {@link dev.muster.pace.TransientFault}, and may have been carried out all the same: who repeats it is told what came of
 * it, and a call that arrives late changes nothing.
 */
public interface Leadership {
    /** @return empty where nobody has ever led; read consistently */
    Optional<Mandate> current();

    /**
     * Takes the lead from whoever has it, if that has not moved since.
     *
     * @param seen the mandate as it was met, null where there was none
     * @param owner one life of a process: it knows its own unanswered call by this
     * @return the new one, with the next fence and the same wishes; empty where somebody was faster
     */
    Optional<Mandate> take(@Nullable Mandate seen, String owner);

    /**
     * Says that the leader lives, and what it wants from now on: to be written before it acts. After an unanswered call
     * it may want something else; until it is answered, it must act on neither.
     *
     * @param mine as the last answered call returned it
     * @return the mandate as written; empty where somebody else leads by now
     */
    Optional<Mandate> renew(Mandate mine, Map<Pool, Integer> wanted);

    /**
     * The right to change pools, and its use.
     *
     * @param fence one higher for each leader
     * @param beat one higher for each renewal, from 0 for each leader: it lives while this moves
     * @param wanted units by pool
     */
    record Mandate(String owner, long fence, long beat, Map<Pool, Integer> wanted) {
        public Mandate {
            wanted = Map.copyOf(wanted);
        }

        /** Before anybody has ever led. */
        public static Mandate first(String owner) {
            return new Mandate(owner, 1, 0, Map.of());
        }

        public Mandate takenBy(String successor) {
            return new Mandate(successor, fence + 1, 0, wanted);
        }

        public Mandate renewed(Map<Pool, Integer> wishes) {
            return new Mandate(owner, fence, beat + 1, wishes);
        }
    }
}
