package dev.muster.run;

/**
 * What a run has been through.
 *
 * @param fence the highest ever given
 * @param attempts claims so far
 * @param failures attempts that the agent itself failed
 * @param crashes attempts whose worker died
 * @param interruptions attempts given back in order
 */
public record Tally(long fence, int attempts, int failures, int crashes, int interruptions) {
    public static final Tally NONE = new Tally(0, 0, 0, 0, 0);

    /** From this many crashes a run is a suspect: it may be what brings its workers down. */
    public static final int SUSPECT_FROM = 2;

    /** What is counted once an attempt is over. */
    public enum Counter {
        FAILURES,
        CRASHES,
        INTERRUPTIONS
    }

    public boolean isSuspect() {
        return crashes >= SUSPECT_FROM;
    }

    Tally claimed() {
        return new Tally(fence + 1, attempts + 1, failures, crashes, interruptions);
    }

    Tally counted(Counter counter) {
        return switch (counter) {
            case FAILURES -> new Tally(fence, attempts, failures + 1, crashes, interruptions);
            case CRASHES -> new Tally(fence, attempts, failures, crashes + 1, interruptions);
            case INTERRUPTIONS -> new Tally(fence, attempts, failures, crashes, interruptions + 1);
        };
    }
}
