package dev.muster.local.control;

import java.util.Optional;
import java.util.Set;

/** What a supervisor can be asked. */
public interface Commands {
    Status status();

    /** Asks for the end of the platform and returns at once. */
    void stop();

    /**
     * Has the machine of a worker say that it goes.
     *
     * @param rebalance only that it is likely to go
     * @return false where no such worker lives, or nobody takes its machine
     */
    boolean interrupt(String worker, boolean rebalance);

    /** @return empty where there is no such pool */
    Optional<Capacity> look(String pool);

    /**
     * Has a pool grow to so many units in all.
     *
     * @return false where there is no such pool
     */
    boolean raise(String pool, int wanted);

    /**
     * Ends units for good.
     *
     * @return false where there is no such pool
     */
    boolean end(String pool, Set<String> units);

    /** @param refused whether nobody gets a spot machine */
    void spotWeather(boolean refused);
}
