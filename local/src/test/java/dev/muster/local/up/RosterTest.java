package dev.muster.local.up;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.fleet.Cordon;
import dev.muster.fleet.Load;
import dev.muster.fleet.Pool;
import dev.muster.fleet.Unit;
import dev.muster.fleet.Worker;
import dev.muster.fleet.WorkerId;
import dev.muster.fleet.WorkerState;
import dev.muster.local.control.Status.WorkerStatus;
import dev.muster.local.up.Roster.LocalProcess;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RosterTest {
    private static final URI MANAGEMENT = URI.create("http://127.0.0.1:1234");
    private static final URI METADATA = URI.create("http://127.0.0.1:1235");

    @Test
    void aWorkerHasTheProcessOfItsUnit() {
        List<WorkerStatus> workers = Roster.join(
                List.of(worker("w-a", "worker-1", WorkerState.READY)),
                Map.of("worker-1", new LocalProcess(77, MANAGEMENT, METADATA)));

        assertThat(workers)
                .containsExactly(new WorkerStatus("w-a", 77L, "spot", WorkerState.READY, 8, 3, MANAGEMENT, METADATA));
    }

    @Test
    void aWorkerOfAnEarlierLifeHasNone() {
        List<WorkerStatus> workers = Roster.join(
                List.of(worker("w-a", "worker-1", WorkerState.READY), worker("w-b", "worker-1.2", WorkerState.READY)),
                Map.of("worker-1.2", new LocalProcess(78, MANAGEMENT, METADATA)));

        assertThat(workers).extracting(WorkerStatus::pid).containsExactly(null, 78L);
    }

    @Test
    void aWorkerThatWasBuriedWhileItWasFrozenHasNone() {
        List<WorkerStatus> workers = Roster.join(
                List.of(worker("w-a", "worker-1", WorkerState.DEAD), worker("w-b", "worker-1", WorkerState.READY)),
                Map.of("worker-1", new LocalProcess(77, MANAGEMENT, METADATA)));

        assertThat(workers).extracting(WorkerStatus::pid).containsExactly(null, 77L);
    }

    private static Worker worker(String id, String unit, WorkerState state) {
        return new Worker(
                new WorkerId(id), new Unit(new Pool("spot"), unit), state, 1, new Load(8, 3), true, Cordon.NONE);
    }
}
