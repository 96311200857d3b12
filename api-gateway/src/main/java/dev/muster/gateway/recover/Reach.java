package dev.muster.gateway.recover;

import dev.muster.run.Waiting;
import java.time.Duration;

/**
 * Which waiting runs a pass looks at.
 *
 * @param ahead how long before their time
 * @param page the most of one shard in one turn
 * @param drains whether a full page is followed at once
 * @param tick rest between two turns
 */
record Reach(Waiting.Kind kind, Duration ahead, int page, boolean drains, Duration tick) {
    /** Some 20 s after the message of a run was sent: before the sweep sends another. */
    private static final Duration MARK_AHEAD = Duration.ofSeconds(10);

    static Reach of(Waiting.Kind kind, RecoverSettings settings) {
        return switch (kind) {
            case SCHEDULED -> new Reach(kind, Duration.ZERO, settings.page(), true, settings.tick());
            case QUEUED -> new Reach(kind, MARK_AHEAD, settings.page(), true, settings.tick());
            // At a bounded rate: they may be held again.
            case HELD -> new Reach(kind, Duration.ZERO, settings.resumePage(), false, settings.tick());
        };
    }
}
