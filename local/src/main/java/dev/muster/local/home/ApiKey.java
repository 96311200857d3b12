package dev.muster.local.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** The bearer key of the local tenant. The platform itself only ever sees its hash. */
public record ApiKey(String value) {
    public static final String VARIABLE = "MUSTER_API_KEY";

    /** Of RFC 6750: the gateway answers 401 to any other. */
    private static final Pattern BEARER = Pattern.compile("[a-zA-Z0-9._~+/-]+=*");

    private static final int SHORTEST = 8;
    private static final int BYTES = 24;

    public ApiKey {
        if (value.length() < SHORTEST || !BEARER.matcher(value).matches()) {
            throw new Refusal("the API key (" + VARIABLE + ") needs at least " + SHORTEST + " characters that match "
                    + BEARER + ", as bearer tokens do");
        }
    }

    /** From the environment, else from its file, which is made where it is missing. */
    public static ApiKey find(Map<String, String> environment, Home home, RandomGenerator random) {
        String given = environment.getOrDefault(VARIABLE, "");
        if (!given.isEmpty()) {
            return new ApiKey(given);
        }
        return Files.exists(home.apiKey()) ? read(home.apiKey()) : make(home.apiKey(), random);
    }

    private static ApiKey read(Path file) {
        try {
            return new ApiKey(Files.readString(file).strip());
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read " + file, failed);
        }
    }

    private static ApiKey make(Path file, RandomGenerator random) {
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        ApiKey made = new ApiKey("mk_" + HexFormat.of().formatHex(secret));
        PrivateFile.write(file, made.value() + "\n");
        return made;
    }

    public String sha256() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String toString() {
        return "ApiKey";
    }
}
