package dev.muster.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a run so far.
 *
 * @param queued since when it may be claimed, or the last time it could be
 * @param started when its last attempt began
 * @param attempts those that are over, the latest {@value #MOST_ATTEMPTS}
 */
public record History(
        Instant created,
        Instant queued,
        @Nullable Instant started,
        @Nullable Placement placement,
        @Nullable Checkpoint checkpoint,
        List<Attempt> attempts) {
    static final int MOST_ATTEMPTS = 20;

    public History {
        attempts = List.copyOf(attempts);
    }

    public static History begun(Instant created, Instant queued) {
        return new History(created, queued, null, null, null, List.of());
    }

    /** The attempts with one more, the oldest left out where they become too many. */
    List<Attempt> attemptsWith(Attempt attempt) {
        List<Attempt> all = new ArrayList<>(attempts);
        all.add(attempt);
        return List.copyOf(all.subList(Math.max(0, all.size() - MOST_ATTEMPTS), all.size()));
    }

    History queuedAt(Instant at) {
        return new History(created, at, started, placement, checkpoint, attempts);
    }

    History startedAt(Instant at, Placement where) {
        return new History(created, queued, at, where, checkpoint, attempts);
    }

    History keeping(Checkpoint latest) {
        return new History(created, queued, started, placement, latest, attempts);
    }

    History telling(List<Attempt> latest) {
        return new History(created, queued, started, placement, checkpoint, latest);
    }
}
