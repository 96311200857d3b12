package dev.muster.gateway.http;

import dev.muster.run.RunId;
import dev.muster.run.RunListing.Cursor;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;

/** A cursor as clients carry it. It names no tenant: a listing is always that of the caller. */
record CursorText(InstantSource clock) {
    private static final Instant FIRST = Instant.parse("2020-01-01T00:00:00Z");
    private static final Duration SKEW = Duration.ofDays(1);

    static String write(Cursor cursor) {
        String text = cursor.created() + "/" + cursor.run();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** @throws Refusal where this text was never handed out */
    Cursor read(String text) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
            int slash = plain.indexOf('/');
            Instant created = Instant.parse(plain.substring(0, Math.max(0, slash)));
            return RunId.parse(plain.substring(slash + 1))
                    .filter(run -> isPlausible(created))
                    .map(run -> new Cursor(created, run))
                    .orElseThrow(CursorText::malformed);
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            throw malformed();
        }
    }

    /** A listing goes from day to day: nobody may start it at the end of time. */
    private boolean isPlausible(Instant created) {
        return created.isAfter(FIRST) && created.isBefore(clock.instant().plus(SKEW));
    }

    private static Refusal malformed() {
        return new Refusal(ProblemCode.CURSOR_MALFORMED, "cursor: needs a next_cursor of this listing");
    }
}
