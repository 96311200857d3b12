package dev.muster.run;

/**
 * Why an attempt or a run did not succeed.
 *
 * @param retryable whether the same request may succeed another time
 */
public record RunError(String code, String message, boolean retryable) {
    private static final int LONGEST = 4096;

    public RunError {
        message = message.length() <= LONGEST ? message : message.substring(0, LONGEST) + "...";
    }

    public static RunError last(String code, String message) {
        return new RunError(code, message, false);
    }

    public static RunError retryable(String code, String message) {
        return new RunError(code, message, true);
    }
}
