package dev.muster.worker.breaker;

import java.time.Duration;

/**
 * When this worker proposes to hold an agent's runs.
 *
 * @param window in which attempts are counted, in whole seconds
 * @param minimumCalls fewer say nothing
 * @param mostFailed percent of them that may fail
 * @param refresh how often the breakers of the fleet are read
 */
public record Limits(Duration window, int minimumCalls, int mostFailed, Duration refresh) {}
