package dev.muster.local.control;

import dev.muster.fleet.WorkerState;
import java.net.URI;
import java.util.List;
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

    public List<WorkerStatus> living() {
        return workers.stream().filter(WorkerStatus::lives).toList();
    }

    public record GatewayStatus(
            URI url, @Nullable Long pid, @Nullable URI managementUrl) {}

    public record AwsStatus(URI sqs, URI dynamodb) {}

    /** @param pid none where the process that entered itself under this id is gone, or was buried and has a new id */
    public record WorkerStatus(
            String id,
            @Nullable Long pid,
            String pool,
            WorkerState state,
            int slots,
            int busy,
            @Nullable URI managementUrl) {
        boolean lives() {
            return pid != null;
        }
    }
}
