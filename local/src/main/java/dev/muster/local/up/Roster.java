package dev.muster.local.up;

import dev.muster.fleet.Worker;
import dev.muster.local.control.Status.WorkerStatus;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Joins what the registry knows with the processes that run here, by the unit: it names one life of one child. */
final class Roster {
    private Roster() {}

    record LocalProcess(
            long pid, @Nullable URI managementUrl, @Nullable URI metadataUrl) {}

    /** @param processes by unit */
    static List<WorkerStatus> join(List<Worker> known, Map<String, LocalProcess> processes) {
        return known.stream()
                .map(worker -> row(
                        worker,
                        worker.isDead() ? null : processes.get(worker.unit().name())))
                .toList();
    }

    private static WorkerStatus row(Worker worker, @Nullable LocalProcess process) {
        return new WorkerStatus(
                worker.id().value(),
                process == null ? null : process.pid(),
                worker.unit().pool().name(),
                worker.state(),
                worker.load().slots(),
                worker.load().busy(),
                process == null ? null : process.managementUrl(),
                process == null ? null : process.metadataUrl());
    }
}
