package dev.muster.local.ps;

import dev.muster.local.control.Status;
import dev.muster.local.control.Status.PoolStatus;
import dev.muster.local.control.Status.ServiceStatus;
import dev.muster.local.control.Status.WorkerStatus;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A platform as a table for people. */
final class Listing {
    private static final String WORKER = "%-36s  %-8s  %-10s  %-8s  %6s  %6s";
    private static final String POOL = "%-10s  %6s  %6s  %9s";

    private Listing() {}

    static String of(Status status, List<WorkerStatus> workers) {
        Stream<String> services = Stream.of(
                service("gateway", status.gateway()),
                service("scaler", status.scaler()),
                "sqs       " + status.aws().sqs(),
                "dynamodb  " + status.aws().dynamodb(),
                "",
                POOL.formatted("pool", "wanted", "ready", "launching"));
        Stream<String> pools = status.pools().stream().map(Listing::row);
        Stream<String> head = Stream.of("", WORKER.formatted("worker", "pid", "pool", "state", "slots", "busy"));
        return Stream.of(services, pools, head, workers.stream().map(Listing::row))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
    }

    private static String service(String name, @Nullable ServiceStatus service) {
        return service == null
                ? "%-8s  -".formatted(name)
                : "%-8s  %s  pid %s".formatted(name, service.url(), orDash(service.pid()));
    }

    private static String row(PoolStatus pool) {
        return POOL.formatted(pool.name(), pool.wanted(), pool.ready(), pool.launching());
    }

    private static String row(WorkerStatus worker) {
        return WORKER.formatted(
                worker.id(), orDash(worker.pid()), worker.pool(), worker.state(), worker.slots(), worker.busy());
    }

    private static String orDash(@Nullable Object value) {
        return Objects.toString(value, "-");
    }
}
