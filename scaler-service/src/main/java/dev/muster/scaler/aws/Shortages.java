package dev.muster.scaler.aws;

import dev.muster.scaler.pool.Holding.Shortage;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Which refusals still count. Pure. */
final class Shortages {
    /** What was out of stock longer ago may be there again. */
    static final Duration REMEMBERED = Duration.ofMinutes(3);

    private Shortages() {}

    /** @return the last one of each offering, the newest first */
    static List<Shortage> recent(Stream<Shortage> all, Instant now) {
        Instant since = now.minus(REMEMBERED);
        Map<String, Shortage> last = new LinkedHashMap<>();
        all.filter(shortage -> shortage.at().isAfter(since))
                .sorted(Comparator.comparing(Shortage::at).reversed())
                .forEach(shortage -> last.putIfAbsent(shortage.offering(), shortage));
        return List.copyOf(last.values());
    }
}
