package dev.muster.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PayloadTest {
    private final Map<String, byte[]> stored = new HashMap<>();
    private final PayloadStore store = new PayloadStore() {
        @Override
        public void put(String key, byte[] content) {
            stored.put(key, content);
        }

        @Override
        public OptionalLong length(String key) {
            throw new AssertionError("nobody asks for a length here");
        }

        @Override
        public InputStream open(String key) {
            return new ByteArrayInputStream(Objects.requireNonNull(stored.get(key)));
        }

        @Override
        public void delete(String key) {
            throw new AssertionError("nothing is deleted here");
        }
    };

    @Test
    void aDocumentOf64KiBIsKeptInTheRecord() {
        String json = "x".repeat(65_536);
        Payload payload = Payload.of(json, "key", store);
        assertThat(payload).isEqualTo(new Payload.Inline(json));
        assertThat(stored).isEmpty();
        assertThat(payload.json(store)).isEqualTo(json);
    }

    @Test
    void aLargerDocumentIsStoredAndReadBack() {
        String json = "x".repeat(65_537);
        Payload payload = Payload.of(json, "key", store);
        assertThat(payload).isEqualTo(new Payload.Stored("key", 65_537));
        assertThat(payload.json(store)).isEqualTo(json);
    }

    @Test
    void itsLengthIsThatOfWhatItWrites() throws IOException {
        for (String json : new String[] {"{}", "\"世\"", "世".repeat(30_000)}) {
            Payload payload = Payload.of(json, "key", store);
            var out = new ByteArrayOutputStream();
            payload.writeTo(out, store);
            assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(json);
            assertThat(payload.bytes()).isEqualTo(out.size());
        }
    }

    @Test
    void bytesCountAndNotLetters() {
        String json = "世".repeat(21_846);
        Payload payload = Payload.of(json, "key", store);
        assertThat(payload).isEqualTo(new Payload.Stored("key", 65_538));
        assertThat(payload.json(store)).isEqualTo(json);
    }
}
