package dev.muster.worker.agent.process;

import java.time.Duration;

/**
 * @param grace from SIGTERM to SIGKILL, at most 10 min
 * @param drain how long a pipe may stay silent once the agent has ended, for something that left its group may hold it
 *     open; at most 1 min
 */
public record ProcessLimits(Duration grace, Duration drain) {
    private static final Duration LONGEST_GRACE = Duration.ofMinutes(10);
    private static final Duration LONGEST_DRAIN = Duration.ofMinutes(1);

    public ProcessLimits {
        requireRange("grace", grace, LONGEST_GRACE);
        requireRange("silence", drain, LONGEST_DRAIN);
    }

    private static void requireRange(String name, Duration value, Duration most) {
        if (!value.isPositive() || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(
                    "muster.worker.process-agents." + name + " " + value + ": needs more than 0 and at most " + most);
        }
    }
}
