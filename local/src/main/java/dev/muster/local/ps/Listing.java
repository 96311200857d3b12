package dev.muster.local.ps;

import dev.muster.local.control.Status;
import dev.muster.local.control.Status.WorkerStatus;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A platform as a table for people. */
final class Listing {
    private static final String ROW = "%-36s  %-8s  %-10s  %-8s  %6s  %6s";

    private Listing() {}

    static String of(Status status, List<WorkerStatus> workers) {
        String head = """
                gateway   %s  pid %s
                sqs       %s
                dynamodb  %s
                """.formatted(
                        status.gateway().url(),
                        orDash(status.gateway().pid()),
                        status.aws().sqs(),
                        status.aws().dynamodb());
        return Stream.concat(
                        Stream.of(head, ROW.formatted("worker", "pid", "pool", "state", "slots", "busy")),
                        workers.stream().map(Listing::row))
                .collect(Collectors.joining("\n"));
    }

    private static String row(WorkerStatus worker) {
        return ROW.formatted(
                worker.id(), orDash(worker.pid()), worker.pool(), worker.state(), worker.slots(), worker.busy());
    }

    private static String orDash(@Nullable Object value) {
        return Objects.toString(value, "-");
    }
}
