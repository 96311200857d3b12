package dev.muster.local.bench.load;

import dev.muster.local.home.ApiKey;
import java.net.URI;
import java.util.Map;

/** Where runs that do nothing are submitted, and looked at. */
public record Door(URI runs, ApiKey key) {
    private static final String RUN = "{\"agent\":\"no-op\"}";

    /** @param gateway or what stands for it */
    public static Door of(URI gateway, ApiKey key) {
        return new Door(gateway.resolve("/v1/runs"), key);
    }

    public Caller.Reply submit(Caller caller) {
        return caller.post(runs, RUN, headers());
    }

    public Caller.Reply look(Caller caller, String run) {
        return caller.get(URI.create(runs + "/" + run), headers());
    }

    private Map<String, String> headers() {
        return Map.of("Authorization", "Bearer " + key.value());
    }
}
