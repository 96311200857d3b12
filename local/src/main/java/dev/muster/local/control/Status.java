package dev.muster.local.control;

import dev.muster.fleet.WorkerState;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the supervisor says of its platform.
 *
 * @param pid the supervisor's
 * @param ready whether the services answer and as many workers have reported as there always are
 * @param failing whether one of its processes does not come up, try after try
 * @param scaler none where nobody scales
 * @param workers living ones and those that the registry still knows
 */
public record Status(
        long pid,
        boolean ready,
        boolean failing,
        ServiceStatus gateway,
        @Nullable ServiceStatus scaler,
        AwsStatus aws,
        List<PoolStatus> pools,
        List<WorkerStatus> workers) {
    public Status {
        pools = List.copyOf(pools);
        workers = List.copyOf(workers);
    }

    /** @param beginning of its id */
    public Optional<WorkerStatus> livingOne(String beginning) {
        List<WorkerStatus> meant = living().stream()
                .filter(worker -> worker.id().startsWith(beginning))
                .toList();
        return meant.size() == 1 ? Optional.of(meant.getFirst()) : Optional.empty();
    }

    public List<WorkerStatus> living() {
        return workers.stream().filter(WorkerStatus::lives).toList();
    }

    public record ServiceStatus(
            URI url, @Nullable Long pid, @Nullable URI managementUrl) {}

    public record AwsStatus(URI sqs, URI dynamodb) {}

    /**
     * @param wanted units
     * @param ready those whose worker takes runs
     * @param launching those that are still to come
     */
    public record PoolStatus(String name, int wanted, int ready, int launching) {}

    /**
     * @param pid none where the process that entered itself under this id is gone, or was buried and has a new id
     * @param metadataUrl of the instance metadata service that its machine has; none where nobody ever takes the machine back
     */
    public record WorkerStatus(
            String id,
            @Nullable Long pid,
            String pool,
            WorkerState state,
            int slots,
            int busy,
            @Nullable URI managementUrl,
            @Nullable URI metadataUrl) {
        boolean lives() {
            return pid != null;
        }

        public boolean takesRuns() {
            return lives() && state == WorkerState.READY;
        }
    }
}
