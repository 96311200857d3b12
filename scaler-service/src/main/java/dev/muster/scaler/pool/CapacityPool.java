package dev.muster.scaler.pool;

import dev.muster.fleet.Pool;
import java.util.Set;

/**
 * Machines of one kind that are bought and given back. A call ends within 3 s and is not repeated by itself; it may throw
 * {@link dev.muster.pace.TransientFault}, and may have been carried out all the same. What is asked for comes later, or
 * never: {@link #look} tells.
 */
public interface CapacityPool {
    Pool name();

    Holding look();

    /**
     * Asks for so many units in all; it never ends one. To be asked in each turn, with the same number too: a pool may need
     * several turns to get there, and wants fewer in between where it moves from one offering to another.
     */
    void raise(int wanted);

    /**
     * Ends units and wants so many fewer. One that is gone already does not count again.
     *
     * @param units by name; whoever calls has seen to it that they hold no work
     */
    void end(Set<String> units);
}
