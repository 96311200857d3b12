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
 * @param ready whether the gateway answers and every worker has reported
 * @param failing whether one of its processes does not come up, try after try
 * @param workers living ones and those that the registry still knows
 */
public record Status(
        long pid, boolean ready, boolean failing, GatewayStatus gateway, AwsStatus aws, List<WorkerStatus> workers) {
    public Status {
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

    public record GatewayStatus(
            URI url, @Nullable Long pid, @Nullable URI managementUrl) {}

    public record AwsStatus(URI sqs, URI dynamodb) {}

    /**
     * @param pid none where the process that entered itself under this id is gone, or was buried and has a new id
     * @param metadataUrl of the instance metadata service that its machine has
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
    }
}
