package dev.muster.run;

import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The trace that a run belongs to, as <a href="https://www.w3.org/TR/trace-context/">W3C Trace Context</a> has it.
 *
 * @param id 32 lower-case hex digits, not all zero
 * @param parent who asked for the run: 16 lower-case hex digits, not all zero
 * @param flags 2 lower-case hex digits
 */
public record Trace(String id, String parent, String flags) {
    /** Of a later version more may follow. */
    private static final Pattern PARENT =
            Pattern.compile("(?!ff)[0-9a-f]{2}-((?!0{32})[0-9a-f]{32})-((?!0{16})[0-9a-f]{16})-([0-9a-f]{2})(-.*)?");

    private static final String SAMPLED_BY_NOBODY = "00";

    /** @return empty where it is no {@code traceparent}, which is then to be ignored */
    public static Optional<Trace> parse(String traceparent) {
        Matcher parts = PARENT.matcher(traceparent);
        boolean fits = parts.matches() && (parts.group(4) == null || !traceparent.startsWith("00"));
        return fits ? Optional.of(new Trace(parts.group(1), parts.group(2), parts.group(3))) : Optional.empty();
    }

    public static Trace random(RandomGenerator random) {
        return new Trace(hex(random, 16), hex(random, 8), SAMPLED_BY_NOBODY);
    }

    private static String hex(RandomGenerator random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        bytes[0] |= 1;
        return HexFormat.of().formatHex(bytes);
    }

    public String traceparent() {
        return "00-" + id + "-" + parent + "-" + flags;
    }
}
