package dev.muster.scaler.observe;

import dev.muster.fleet.Worker;
import dev.muster.fleet.WorkerId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Runs that were ended in all, by workers that come and go. */
final class Completions {
    private Map<WorkerId, Long> seen = new HashMap<>();
    private long all;

    long with(List<Worker> workers) {
        for (Worker worker : workers) {
            long completed = worker.load().completed();
            all += Math.max(0, completed - seen.getOrDefault(worker.id(), 0L));
        }
        seen = workers.stream()
                .collect(Collectors.toMap(Worker::id, worker -> worker.load().completed()));
        return all;
    }
}
