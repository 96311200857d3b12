package dev.muster.testkit;

import dev.muster.run.PayloadStore;
import java.util.Map;
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
    public byte[] get(String key) {
        byte[] content = contents.get(key);
        if (content == null) {
            throw new IllegalStateException("no payload under '" + key + "'");
        }
        return content.clone();
    }

    @Override
    public void delete(String key) {
        contents.remove(key);
    }

    public Set<String> keys() {
        return Set.copyOf(contents.keySet());
    }
}
