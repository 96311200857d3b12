package dev.muster.run;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Names one run. Never ordered by time, so that no partition of a table is hot. */
public record RunId(String value) {
    private static final int BYTES = 20;
    private static final Pattern SHAPE = Pattern.compile("[a-z0-9]{32}");
    private static final String DIGITS = "0123456789abcdefghijklmnopqrstuv";
    private static final char LAST_DIGIT = DIGITS.charAt(DIGITS.length() - 1);

    public RunId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("run id '" + value + "' does not match " + SHAPE);
        }
    }

    /** What somebody else calls a run id: empty where none can be. */
    public static Optional<RunId> parse(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(new RunId(text)) : Optional.empty();
    }

    public static RunId random(RandomGenerator random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return of(bytes);
    }

    /** The same tenant and key name the same run, whichever gateway is asked: HMAC-SHA-256 of the key under the tenant. */
    public static RunId of(Tenant tenant, String idempotencyKey) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(tenant.name().getBytes(StandardCharsets.UTF_8), mac.getAlgorithm()));
            return of(mac.doFinal(idempotencyKey.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every JDK has HmacSHA256", missing);
        }
    }

    /** 160 bits in base 32: five bits a digit. */
    private static RunId of(byte[] bytes) {
        StringBuilder digits = new StringBuilder();
        for (int bit = 0; bit < BYTES * Byte.SIZE; bit += 5) {
            int pair = (bytes[bit / 8] & 0xff) << 8 | (bit / 8 + 1 < BYTES ? bytes[bit / 8 + 1] & 0xff : 0);
            digits.append(DIGITS.charAt(pair >> (11 - bit % 8) & 31));
        }
        return new RunId(digits.toString());
    }

    RunId at(Home home) {
        return new RunId(home.digit() + value.substring(1));
    }

    /** Empty where there is but one region. */
    public Optional<Home> home() {
        char first = value.charAt(0);
        return first > LAST_DIGIT ? Optional.of(new Home(String.valueOf(first))) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
