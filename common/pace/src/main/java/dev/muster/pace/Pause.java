package dev.muster.pace;

import java.time.Duration;

/** Waits. Tests pass one that does not. */
@FunctionalInterface
public interface Pause {
    Pause REAL = Thread::sleep;

    void rest(Duration duration) throws InterruptedException;
}
