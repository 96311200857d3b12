package dev.muster.worker.agent.http;

import java.time.Duration;

/**
 * How long an answer takes is bounded by the run's timeout alone.
 *
 * @param connections at once, to one agent or to all that may reach the same: no fewer than the worker has slots; 1 to
 *     100,000
 * @param connect how long connecting may take, 1 ms to 1 min
 */
public record HttpLimits(int connections, Duration connect) {
    private static final int MOST_CONNECTIONS = 100_000;
    private static final Duration SHORTEST_CONNECT = Duration.ofMillis(1);
    private static final Duration LONGEST_CONNECT = Duration.ofMinutes(1);

    public HttpLimits {
        if (connections < 1 || connections > MOST_CONNECTIONS) {
            throw new IllegalArgumentException(
                    "muster.worker.slots " + connections + ": needs 1 to " + MOST_CONNECTIONS);
        }
        if (connect.compareTo(SHORTEST_CONNECT) < 0 || connect.compareTo(LONGEST_CONNECT) > 0) {
            throw new IllegalArgumentException("muster.worker.http-agents.connect " + connect + ": needs "
                    + SHORTEST_CONNECT + " to " + LONGEST_CONNECT);
        }
    }
}
