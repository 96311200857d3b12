package dev.muster.testkit;

import dev.muster.run.PayloadStore;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** All documents in one map. */
public final class InMemoryPayloads implements PayloadStore {
    private final Map<String, byte[]> contents = new ConcurrentHashMap<>();

    @Override
    public void put(String key, byte[] content) {
        contents.put(key, content.clone());
    }

    @Override
    public OptionalLong length(String key) {
        byte[] content = contents.get(key);
        return content == null ? OptionalLong.empty() : OptionalLong.of(content.length);
    }

    @Override
    public InputStream open(String key) {
        byte[] content = contents.get(key);
        if (content == null) {
            throw new IllegalStateException("no payload under '" + key + "'");
        }
        return new ByteArrayInputStream(content);
    }

    @Override
    public void delete(String key) {
        contents.remove(key);
    }

    public Set<String> keys() {
        return Set.copyOf(contents.keySet());
    }
}
