package dev.muster.local.child;

import dev.muster.pace.Backoff;
import java.time.Duration;

/** What follows the death of a child that nobody asked to end. */
sealed interface Restart {
    Backoff BACKOFF = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(10));
    int MOST_FAILURES = 10;
    int FAILING = 3;

    /** @param failures deaths in a row, this one too, without a life that came to serve in between */
    record After(Duration rest, int failures) implements Restart {}

    record GiveUp(int failures) implements Restart {}

    /**
     * @param served whether the life that ended had come to serve: then the child itself is sound
     * @param failures in a row before this one
     */
    static Restart decide(boolean served, int failures) {
        int now = served ? 1 : failures + 1;
        return now < MOST_FAILURES ? new After(BACKOFF.after(now), now) : new GiveUp(now);
    }

    static boolean isFailing(int failures) {
        return failures >= FAILING;
    }
}
