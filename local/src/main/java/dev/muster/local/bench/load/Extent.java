package dev.muster.local.bench.load;

import dev.muster.local.home.Refusal;
import java.time.Duration;

/**
 * How much is measured.
 *
 * @param warmUp the most rounds of warm-up
 * @param time of each half of a pair
 */
public record Extent(int warmUp, int pairs, Duration time) {
    private static final int MOST = 100;
    private static final Duration LONGEST = Duration.ofMinutes(10);

    public Extent {
        require("--warm-up", warmUp, MOST);
        require("--pairs", pairs, MOST);
        require("--seconds", time.toSeconds(), LONGEST.toSeconds());
    }

    /** @throws Refusal where a number is none that can be measured with */
    public static void require(String option, long value, long most) {
        if (value < 1 || value > most) {
            throw new Refusal(option + " " + value + ": must be from 1 to " + most);
        }
    }
}
