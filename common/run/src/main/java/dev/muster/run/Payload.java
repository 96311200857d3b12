package dev.muster.run;

import java.nio.charset.StandardCharsets;

/** A JSON document that belongs to a run: in its record while small, in the {@link PayloadStore} otherwise. */
public sealed interface Payload {
    /** Above this many bytes of UTF-8 a document goes to the {@link PayloadStore}. */
    int INLINE_LIMIT = 64 * 1024;

    record Inline(String json) implements Payload {}

    /** @param bytes its length in UTF-8 */
    record Stored(String key, long bytes) implements Payload {}

    /** Puts a document where its size belongs. */
    static Payload of(String json, String key, PayloadStore store) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= INLINE_LIMIT) {
            return new Inline(json);
        }
        store.put(key, bytes);
        return new Stored(key, bytes.length);
    }

    default String json(PayloadStore store) {
        return switch (this) {
            case Inline inline -> inline.json();
            case Stored stored -> new String(store.get(stored.key()), StandardCharsets.UTF_8);
        };
    }
}
