package dev.muster.scaler.aws;

import dev.muster.scaler.pool.Holding.OwnedUnit;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** When units were asked for: as AWS tells, which forgets it in time; else when they were first seen. */
final class Launches {
    private final InstantSource clock;
    private Map<String, Instant> known = Map.of();

    Launches(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * @param names of all units that there are
     * @param told when they were asked for, as far as AWS tells
     * @param outdated those of them that are
     */
    synchronized List<OwnedUnit> of(Collection<String> names, Map<String, Instant> told, Set<String> outdated) {
        Instant now = clock.instant();
        Map<String, Instant> before = known;
        known = names.stream()
                .collect(Collectors.toMap(
                        name -> name, name -> told.getOrDefault(name, before.getOrDefault(name, now)), (a, b) -> a));
        return known.entrySet().stream()
                .map(unit -> new OwnedUnit(unit.getKey(), unit.getValue(), outdated.contains(unit.getKey())))
                .toList();
    }
}
