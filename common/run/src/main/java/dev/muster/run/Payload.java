package dev.muster.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A JSON document that belongs to a run: in its record while small, in the {@link PayloadStore} otherwise. */
public sealed interface Payload {
    /** Above this many bytes of UTF-8 a document goes to the {@link PayloadStore}. */
    int INLINE_LIMIT = 64 * 1024;

    /** The most bytes that an input or an output may have. */
    int LARGEST = 10 * 1024 * 1024;

    record Inline(String json) implements Payload {
        @Override
        public long bytes() {
            return json.getBytes(StandardCharsets.UTF_8).length;
        }

        @Override
        public void writeTo(OutputStream out, PayloadStore store) throws IOException {
            out.write(json.getBytes(StandardCharsets.UTF_8));
        }
    }

    record Stored(String key, long bytes) implements Payload {
        @Override
        public void writeTo(OutputStream out, PayloadStore store) throws IOException {
            try (InputStream content = store.open(key)) {
                content.transferTo(out);
            }
        }
    }

    /** Its length in UTF-8. */
    long bytes();

    /**
     * Writes its UTF-8, and holds no more of it in memory than its record does.
     *
     * @throws IOException where the stream fails that it goes to, or the one that it comes from
     */
    void writeTo(OutputStream out, PayloadStore store) throws IOException;

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
