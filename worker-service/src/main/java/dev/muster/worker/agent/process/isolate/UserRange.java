package dev.muster.worker.agent.process.isolate;

import java.nio.file.Path;

/**
 * User ids that agents run under, one each at a time. No account needs to exist for them, and nobody else may use them.
 *
 * @param first from 1,000
 * @param count of all workers of this machine together, 1 to 10,000,000
 * @param claims a folder that all workers of this machine share: a file for each id that one of them has taken
 */
public record UserRange(int first, int count, Path claims) {
    private static final int LEAST = 1_000;
    private static final int LAST = 2_000_000_000;
    private static final int MOST = 10_000_000;

    public UserRange {
        requireRange("first", first, LEAST, LAST);
        requireRange("count", count, 1, MOST);
    }

    private static void requireRange(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "muster.worker.process-agents.users." + name + " " + value + ": needs " + least + " to " + most);
        }
    }

    Path claim(int user) {
        return claims.resolve(Integer.toString(user));
    }

    @Override
    public String toString() {
        return first + " to " + (first + count - 1);
    }
}
