package dev.muster.worker.protect;

import java.time.Duration;

/** Who may end this worker's machine, and can be told not to. */
@FunctionalInterface
public interface Protector {
    /**
     * @param length whole minutes from now on, whatever was said before; zero gives the machine up
     * @throws dev.muster.pace.TransientFault where nobody answers, or not as one should
     */
    void protect(Duration length) throws InterruptedException;
}
