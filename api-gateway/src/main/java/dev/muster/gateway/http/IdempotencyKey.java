package dev.muster.gateway.http;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a client gives its request so that it may be made again. */
final class IdempotencyKey {
    static final String HEADER = "Idempotency-Key";
    static final String SHAPE = "^[!-~]{1,255}$";
    private static final Pattern KEY = Pattern.compile(SHAPE);

    private IdempotencyKey() {}

    static Optional<String> of(@Nullable String key) {
        if (key != null && !KEY.matcher(key).matches()) {
            throw new Refusal(
                    ProblemCode.IDEMPOTENCY_KEY_MALFORMED,
                    HEADER + " of " + key.length() + " characters: needs 1 to 255 visible ASCII characters");
        }
        return Optional.ofNullable(key);
    }

    /** No key of a client has a space. */
    static String ofItem(String batch, int index) {
        return batch + " " + index;
    }
}
