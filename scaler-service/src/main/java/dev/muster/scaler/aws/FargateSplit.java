package dev.muster.scaler.aws;

import java.time.Duration;
import java.util.Optional;

/**
 * How tasks are divided between the service on Fargate Spot and its fallback. New ones go to Spot, unless it has refused
 * some lately. Pure.
 *
 * @param sinceRefusal how long ago Spot refused a task; empty where it never did
 */
record FargateSplit(Side spot, Side fallback, Optional<Duration> sinceRefusal) {
    private static final Duration CLEAN = Duration.ofMinutes(15);

    enum Service {
        SPOT,
        FALLBACK
    }

    /**
     * One of the two services.
     *
     * @param desired tasks that it is to have
     * @param there tasks that have been placed, whether they run yet or not
     */
    record Side(int desired, int there) {}

    record Change(Service service, int desired) {}

    /**
     * What to change next. First of all Spot is told to want no more than it could place: what the fallback brings could
     * otherwise come twice, once there is Spot again. The fallback follows in the next turn.
     *
     * @return empty where as many are wanted already
     */
    Optional<Change> toward(int wanted) {
        if (isRefused() && spot.desired() > spot.there()) {
            return Optional.of(new Change(Service.SPOT, spot.there()));
        }
        int missing = wanted - spot.desired() - fallback.desired();
        if (missing <= 0) {
            return Optional.empty();
        }
        return Optional.of(
                isClean()
                        ? new Change(Service.SPOT, spot.desired() + missing)
                        : new Change(Service.FALLBACK, fallback.desired() + missing));
    }

    private boolean isRefused() {
        return sinceRefusal
                .filter(since -> since.compareTo(Shortages.REMEMBERED) < 0)
                .isPresent();
    }

    private boolean isClean() {
        return sinceRefusal.filter(since -> since.compareTo(CLEAN) < 0).isEmpty();
    }
}
