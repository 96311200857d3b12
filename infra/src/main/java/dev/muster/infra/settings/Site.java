package dev.muster.infra.settings;

import java.util.Optional;

/**
 * The name under which the API is reached.
 *
 * @param zone the hosted zone that holds it
 */
public record Site(String domain, String zoneId, String zone) {
    private static final String NAME = "([a-z0-9-]{1,63}\\.)+[a-z]{2,63}";

    static Optional<Site> of(Context context) {
        Optional<String> domain = context.text("domain");
        if (domain.isEmpty()) {
            return Optional.empty();
        }
        String name = context.matching("domain", domain.get(), NAME);
        String zone = context.matching("zone", context.text("zone").orElse(""), NAME);
        String zoneId = context.matching("zoneId", context.text("zoneId").orElse(""), "Z[A-Z0-9]{1,31}");
        if (!name.equals(zone) && !name.endsWith("." + zone)) {
            throw new IllegalArgumentException("domain '" + name + "': needs to lie in the zone '" + zone + "'");
        }
        return Optional.of(new Site(name, zoneId, zone));
    }
}
