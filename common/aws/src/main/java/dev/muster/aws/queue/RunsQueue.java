package dev.muster.aws.queue;

import java.time.Duration;

/** The queue of waiting runs as everybody who makes one must make it: a standard queue and its dead-letter queue. */
public final class RunsQueue {
    public static final Duration RETENTION = Duration.ofDays(4);
    public static final Duration VISIBILITY = Duration.ofMinutes(15);
    public static final Duration LONG_POLL = Duration.ofSeconds(20);

    /** Every release, crash and duplicate costs a receive, so this is no retry policy: only a loop gets here. */
    public static final int MAX_RECEIVES = 1000;

    /** What lies in the dead-letter queue ends no run. What workers and strangers left there is for people to look at. */
    public static final Duration DEAD_LETTER_RETENTION = Duration.ofDays(14);

    private RunsQueue() {}

    public static String deadLetters(String queue) {
        return queue + "-dead-letters";
    }
}
