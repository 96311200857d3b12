package dev.muster.pace;

import java.time.Duration;

/** One turn of a loop: does what is due and returns how long it may rest. */
@FunctionalInterface
public interface Step {
    /**
     * @return how long to wait before the next turn, zero for at once
     * @throws TransientFault where the turn should simply be tried again later
     * @throws InterruptedException where the loop is being closed
     */
    Duration run() throws InterruptedException;
}
