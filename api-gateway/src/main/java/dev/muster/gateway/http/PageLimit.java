package dev.muster.gateway.http;

import dev.muster.run.RunListing.Query;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How many entries a page may have.
 *
 * @param unasked where the client names no number
 */
record PageLimit(int unasked, int most) {
    static final int MOST_EVENTS = 1_000;
    static final PageLimit RUNS = new PageLimit(20, Query.MOST);
    static final PageLimit EVENTS = new PageLimit(100, MOST_EVENTS);

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");

    int of(@Nullable String text) {
        if (text == null) {
            return unasked;
        }
        if (!NUMBER.matcher(text).matches() || Integer.parseInt(text) < 1 || Integer.parseInt(text) > most) {
            throw new Refusal(ProblemCode.LIMIT_OUT_OF_RANGE, "limit '" + text + "': needs 1 to " + most);
        }
        return Integer.parseInt(text);
    }
}
