package dev.muster.infra.settings;

import java.util.Map;

/** Where regions lie, and what the ids of their runs begin with. */
public final class Regions {
    /** No other digit of a run's id is one of these. */
    private static final String HOMES = "wx";

    /** Degrees east: which one is nearest is a matter of these. */
    private static final Map<String, Integer> LONGITUDES = Map.ofEntries(
            Map.entry("us-east-1", -78),
            Map.entry("us-east-2", -83),
            Map.entry("us-west-2", -120),
            Map.entry("ca-central-1", -74),
            Map.entry("sa-east-1", -47),
            Map.entry("eu-west-1", -8),
            Map.entry("eu-west-2", 0),
            Map.entry("eu-west-3", 2),
            Map.entry("eu-central-1", 9),
            Map.entry("eu-north-1", 18),
            Map.entry("eu-south-1", 9),
            Map.entry("ap-south-1", 73),
            Map.entry("ap-southeast-1", 104),
            Map.entry("ap-southeast-2", 151),
            Map.entry("ap-northeast-1", 140),
            Map.entry("ap-northeast-2", 127));

    private Regions() {}

    /** @throws IllegalArgumentException where it is not known where the region lies */
    public static int longitude(String region) {
        Integer longitude = LONGITUDES.get(region);
        if (longitude == null) {
            throw new IllegalArgumentException("regions '" + region + "': needs one of "
                    + String.join(", ", LONGITUDES.keySet().stream().sorted().toList()));
        }
        return longitude;
    }

    /** @return empty where there is but one, whose ids say nothing */
    public static String home(Settings settings, String region) {
        int index = settings.regions().indexOf(region);
        return settings.regions().size() == 1 ? "" : HOMES.substring(index, index + 1);
    }
}
