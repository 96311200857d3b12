package dev.muster.scaler.observe;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * How long units of one pool take from being asked for until they work: the median of the last ones. What was expected
 * counts as some of them until there are others.
 */
final class LaunchTimes {
    private static final int KEPT = 20;
    private static final int EXPECTED = 5;

    private final Set<String> launching = new HashSet<>();
    private final Deque<Duration> last;

    LaunchTimes(Duration expected) {
        last = new ArrayDeque<>(Collections.nCopies(EXPECTED, expected));
    }

    void launches(String unit) {
        launching.add(unit);
    }

    /** One that was not seen before it worked tells nothing. */
    void works(String unit, Instant launched, Instant now) {
        if (launching.remove(unit)) {
            last.addLast(Duration.between(launched, now));
            if (last.size() > KEPT) {
                last.removeFirst();
            }
        }
    }

    void keepOnly(Set<String> units) {
        launching.retainAll(units);
    }

    Duration typical() {
        return last.stream().sorted().skip(last.size() / 2).findFirst().orElseThrow();
    }
}
