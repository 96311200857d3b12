package dev.muster.simulation.plan;

import java.util.List;
import java.util.function.ToIntFunction;

/** What is bought in each of three states. The last of them is the largest, the first one always runs. */
record Fleet(int onDemandFloor, List<Level> levels) {
    Fleet {
        levels = List.copyOf(levels);
    }

    /** @param hours of a month that are spent in this state */
    record Level(String name, int hours, int spot, int onDemand, int fargate) {
        int instances() {
            return spot + onDemand;
        }

        int units() {
            return instances() + fargate;
        }
    }

    /** As it was drawn: no floor. */
    static Fleet drawn(Assumptions assumed) {
        return new Fleet(
                0,
                List.of(
                        new Level("baseline", assumed.baselineHours(), 20, 10, 0),
                        new Level("peak", assumed.peakHours(), 80, 20, 50),
                        new Level("surge", assumed.surgeHours(), 150, 30, 200)));
    }

    /** The same with at least so many bought on demand; nothing else is given back for them. */
    Fleet withFloor(int floor) {
        return new Fleet(
                floor,
                levels.stream()
                        .map(level -> new Level(
                                level.name(),
                                level.hours(),
                                level.spot(),
                                Math.max(floor, level.onDemand()),
                                level.fargate()))
                        .toList());
    }

    /** What is bought on demand whatever the state. */
    int alwaysOnDemand() {
        return levels.getFirst().onDemand();
    }

    /** @return hours of such units in a month */
    double hours(ToIntFunction<Level> units) {
        return levels.stream()
                .mapToDouble(level -> (double) level.hours() * units.applyAsInt(level))
                .sum();
    }
}
