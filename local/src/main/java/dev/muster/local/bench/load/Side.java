package dev.muster.local.bench.load;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One of the two that are compared, as the load sees it.
 *
 * @param door where to submit
 * @param worker where its metrics are
 * @param pids of the processes whose CPU counts
 */
public record Side(String name, Door door, URI worker, List<Long> pids) {
    private static final String FINISHED = "muster_runs_finished_total";

    public Side {
        pids = List.copyOf(pids);
    }

    public Caller.Reply submit(Caller caller) {
        return door.submit(caller);
    }
    /** Runs with a durable result. */
    public long finished(Caller caller) {
        return (long) caller.get(worker.resolve("/actuator/prometheus"), Map.of())
                .body()
                .lines()
                .filter(line -> line.startsWith(FINISHED))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    public Duration cpu() {
        return pids.stream()
                .map(pid -> ProcessHandle.of(pid).orElseThrow().info())
                .map(process -> process.totalCpuDuration().orElseThrow())
                .reduce(Duration.ZERO, Duration::plus);
    }
}
