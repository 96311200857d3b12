package dev.muster.scaler.act;

import dev.muster.fleet.Leadership;
import dev.muster.fleet.Leadership.Mandate;
import dev.muster.fleet.Pool;
import dev.muster.pace.Stopwatch;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether this scaler may act. A leader lives as long as its record moves, which others see on their own clocks. Calls of
 * a pool carry no condition, and that of a leader which was cut off may come late: a new one waits until none can.
 */
public final class Helm {
    /**
     * @param lease a leader whose record stood still for so long is one no more
     * @param call the longest that a call takes
     */
    public record Tenure(Duration lease, Duration call) {}

    private final Leadership leadership;
    private final String owner;
    private final Tenure tenure;
    private final Stopwatch stopwatch;
    private @Nullable Mandate seen;
    private Duration moved = Duration.ZERO;
    private volatile boolean leading;
    private Duration settled = Duration.ZERO;
    private Duration renewed = Duration.ZERO;

    public Helm(Leadership leadership, String owner, Tenure tenure, Stopwatch stopwatch) {
        this.leadership = leadership;
        this.owner = owner;
        this.tenure = tenure;
        this.stopwatch = stopwatch;
    }

    /** Looks who leads, and takes the lead where nobody does. To be called each turn. */
    public void watch() {
        if (leading) {
            return;
        }
        Optional<Mandate> met = leadership.current();
        Duration now = stopwatch.elapsed();
        if (!Objects.equals(met.orElse(null), seen)) {
            seen = met.orElse(null);
            moved = now;
        }
        if (met.isEmpty() || now.minus(moved).compareTo(tenure.lease) >= 0) {
            leadership.take(seen, owner).ifPresent(mine -> {
                boolean first = met.isEmpty();
                seen = mine;
                leading = true;
                settled = first ? now : now.plus(tenure.lease).plus(tenure.call);
            });
        }
    }

    public boolean isLeading() {
        return leading;
    }

    /** Units of each pool as the leader wants them, whoever it is. */
    public Map<Pool, Integer> wanted() {
        return seen == null ? Map.of() : seen.wanted();
    }

    /**
     * Writes down what is wanted from now on, which keeps the lead.
     *
     * @return whether it may be acted upon
     */
    public boolean intend(Map<Pool, Integer> wanted) {
        if (!leading) {
            return false;
        }
        Mandate mine = Objects.requireNonNull(seen);
        Duration sent = stopwatch.elapsed();
        Optional<Mandate> written = leadership.renew(mine, wanted);
        if (written.isPresent()) {
            renewed = sent;
        }
        seen = written.or(leadership::current).orElse(null);
        leading = seen != null && seen.fence() == mine.fence();
        moved = sent;
        return written.isPresent() && mayAct();
    }

    /** To be asked before each call, since this process may have stood still since the last one. */
    boolean mayAct() {
        Duration now = stopwatch.elapsed();
        return leading
                && now.compareTo(settled) >= 0
                && now.minus(renewed).plus(tenure.call).compareTo(tenure.lease) < 0;
    }
}
