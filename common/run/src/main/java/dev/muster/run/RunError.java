package dev.muster.run;

import java.util.regex.Pattern;

/**
 * Why an attempt or a run did not succeed.
 *
 * @param retryable whether the same request may succeed another time
 */
public record RunError(String code, String message, boolean retryable) {
    /** So that a run's record, with the most attempts and documents there may be, stays below the 400 KB of its store. */
    private static final int LONGEST = 2048;

    /** Half of a character of two, which no store would keep. */
    private static final Pattern HALF = Pattern.compile("\\p{Cs}");

    public RunError {
        message = message.length() <= LONGEST ? message : shortened(message);
        message = HALF.matcher(message).replaceAll("\uFFFD"); // agents write them, and their last words are cut
    }

    /** Never cuts a character of two halves in two. */
    private static String shortened(String message) {
        int end = Character.isHighSurrogate(message.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return message.substring(0, end) + "...";
    }

    public static RunError last(String code, String message) {
        return new RunError(code, message, false);
    }

    public static RunError retryable(String code, String message) {
        return new RunError(code, message, true);
    }
}
