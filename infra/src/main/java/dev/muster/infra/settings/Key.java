package dev.muster.infra.settings;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A key that opens the API, known by its hash alone.
 *
 * @param scopes joined by {@code +}: submit, operate
 * @param sha256 of the key, in 64 lower-case hex digits
 */
public record Key(String tenant, String scopes, String sha256) {
    private static final String SHAPE = "[a-z0-9][a-z0-9-]{0,62}:(submit|operate)(\\+(submit|operate))?:[0-9a-f]{64}";

    /** @param text {@code tenant:scopes:sha256} */
    static Key of(Context context, String text) {
        String[] parts = context.matching("keys", text, SHAPE).split(":", -1);
        return new Key(parts[0], parts[1], parts[2]);
    }

    /** As a service reads them. */
    public static Map<String, String> environment(String service, List<Key> keys) {
        Map<String, String> all = new TreeMap<>();
        for (int i = 0; i < keys.size(); i++) {
            String name = "MUSTER_" + service + "_KEYS_" + i + "_";
            all.put(name + "TENANT", keys.get(i).tenant);
            all.put(name + "SCOPES", keys.get(i).scopes.replace('+', ','));
            all.put(name + "SHA256", keys.get(i).sha256);
        }
        return all;
    }
}
