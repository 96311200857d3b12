package dev.muster.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.server.resource.introspection.BadOpaqueTokenException;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;

/** Knows keys by their hashes. Every one is compared in full, so that the time taken tells nothing. */
public final class ApiKeys implements OpaqueTokenIntrospector {
    private record Known(String hash, OAuth2AuthenticatedPrincipal caller) {}

    private final List<Known> keys;

    /** @param callers who asks with a key, made once for each */
    public ApiKeys(List<ApiKey> keys, Function<ApiKey, OAuth2AuthenticatedPrincipal> callers) {
        this.keys = keys.stream()
                .map(key -> new Known(key.sha256(), callers.apply(key)))
                .toList();
    }

    @Override
    public OAuth2AuthenticatedPrincipal introspect(String token) {
        byte[] hash = bytes(DigestUtils.sha256Hex(token));
        return keys.stream()
                .filter(key -> MessageDigest.isEqual(bytes(key.hash()), hash))
                .map(Known::caller)
                .reduce((first, other) -> first)
                .orElseThrow(() -> new BadOpaqueTokenException("the key is not known"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
