package dev.muster.gateway.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.server.resource.introspection.BadOpaqueTokenException;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;

/** Knows keys by their hashes. Every one is compared in full, so that the time taken tells nothing. */
public final class ApiKeys implements OpaqueTokenIntrospector {
    private record Known(String hash, Caller caller) {}

    private final List<Known> keys;

    /** @param allowances a new one for each key */
    public ApiKeys(List<ApiKey> keys, Supplier<Allowance> allowances) {
        this.keys = keys.stream()
                .map(key -> new Known(key.sha256(), new Caller(key.tenant(), key.scopes(), allowances.get())))
                .toList();
    }

    @Override
    public OAuth2AuthenticatedPrincipal introspect(String token) {
        byte[] hash = bytes(sha256(token));
        return keys.stream()
                .filter(key -> MessageDigest.isEqual(bytes(key.hash()), hash))
                .map(Known::caller)
                .reduce((first, other) -> first)
                .orElseThrow(() -> new BadOpaqueTokenException("the key is not known"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String sha256(String token) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(token)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has SHA-256", missing);
        }
    }
}
