package dev.muster.gateway.recover;

import dev.muster.fleet.Lease;
import dev.muster.fleet.Worker;
import dev.muster.fleet.WorkerId;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What one observer has seen of the fleet, by its own stopwatch.
 *
 * @param looked when the last read began
 */
record FleetWatch(Map<WorkerId, Sighting> workers, Duration looked) {
    static final FleetWatch NONE = new FleetWatch(Map.of(), Duration.ZERO);

    /** A longer time without a read, and the observer cannot say what it missed: it begins anew. */
    private static final Duration LONGEST_GAP = Duration.ofSeconds(5);

    /** A worker has missed a heartbeat. All of a zone are that silent by the time the first of them may be buried. */
    private static final Duration QUIET = Lease.HEARTBEAT.multipliedBy(3).dividedBy(2);

    private static final int FEWEST_OF_MANY = 3;
    private static final int SHARE_OF_MANY = 5;

    /** How much longer verdicts wait while many look dead at once: it may be the store, or this observer. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** @param amongMany whether many looked dead at once since it fell silent */
    record Sighting(long heartbeats, Duration since, boolean amongMany) {}

    FleetWatch {
        workers = Map.copyOf(workers);
    }

    /**
     * @param began when the read began, and {@code ended} when it was answered: what it says was true in between
     * @return with what a successful read has shown
     */
    FleetWatch after(List<Worker> seen, Duration began, Duration ended) {
        boolean gap = ended.minus(looked).compareTo(LONGEST_GAP) > 0;
        Map<WorkerId, Sighting> next = new HashMap<>();
        seen.stream()
                .filter(worker -> !worker.isDead())
                .forEach(worker -> next.put(worker.id(), gap ? first(worker, ended) : sighting(worker, ended)));
        FleetWatch watch = new FleetWatch(next, began);
        return watch.isMass() ? watch.markingQuiet() : watch;
    }

    private Sighting sighting(Worker worker, Duration ended) {
        Sighting before = workers.get(worker.id());
        return before != null && before.heartbeats() == worker.heartbeats() ? before : first(worker, ended);
    }

    private static Sighting first(Worker worker, Duration ended) {
        return new Sighting(worker.heartbeats(), ended, false);
    }

    /** More than 20 %, and at least 3. */
    private boolean isMass() {
        long quiet = workers.values().stream().filter(this::isQuiet).count();
        return quiet >= FEWEST_OF_MANY && quiet * SHARE_OF_MANY > workers.size();
    }

    private boolean isQuiet(Sighting sighting) {
        return silence(sighting).compareTo(QUIET) > 0;
    }

    private Duration silence(Sighting sighting) {
        return looked.minus(sighting.since());
    }

    private FleetWatch markingQuiet() {
        Map<WorkerId, Sighting> marked = new HashMap<>(workers);
        marked.replaceAll((id, seen) -> isQuiet(seen) ? new Sighting(seen.heartbeats(), seen.since(), true) : seen);
        return new FleetWatch(marked, looked);
    }

    List<Verdict> verdicts() {
        Duration silent = isMass() ? Lease.LENGTH.plus(PATIENCE) : Lease.LENGTH;
        return workers.entrySet().stream()
                .filter(entry -> silence(entry.getValue()).compareTo(silent) >= 0)
                .map(entry -> verdict(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Verdict verdict(WorkerId worker, Sighting seen) {
        return new Verdict(worker, seen.heartbeats(), !seen.amongMany());
    }
}
