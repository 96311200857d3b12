package dev.muster.local.up;

import dev.muster.fleet.Worker;
import dev.muster.fleet.WorkerRegistry;
import dev.muster.local.child.Child;
import dev.muster.local.control.Status;
import dev.muster.local.control.Status.AwsStatus;
import dev.muster.local.control.Status.PoolStatus;
import dev.muster.local.control.Status.ServiceStatus;
import dev.muster.local.control.Status.WorkerStatus;
import dev.muster.local.metadata.MetadataServer;
import dev.muster.local.pool.Machine;
import dev.muster.local.pool.Pools;
import dev.muster.local.pool.WorkerPool;
import dev.muster.local.up.Roster.LocalProcess;
import dev.muster.pace.TransientFault;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks at a platform and says how it is. */
record Overview(AwsStatus aws, WorkerRegistry registry, Workforce workforce, Family family) {
    /** @param scaler none where nobody scales */
    record Family(Served gateway, @Nullable Served scaler, Pools pools) {
        boolean isFailing() {
            boolean scalerFails = scaler != null && scaler.child().isFailing();
            return scalerFails || gateway.child().isFailing() || pools.isFailing();
        }
    }

    Status look() {
        ServiceStatus gateway = family.gateway().status();
        ServiceStatus scaler = family.scaler() == null ? null : family.scaler().status();
        List<WorkerStatus> workers = Roster.join(known(), processes());
        List<PoolStatus> pools =
                family.pools().all().stream().map(pool -> row(pool, workers)).toList();
        boolean ready = Served.isReady(gateway) && (scaler == null || Served.isReady(scaler)) && hasFloor(pools);
        long pid = ProcessHandle.current().pid();
        return new Status(pid, ready, family.isFailing(), gateway, scaler, aws, pools, workers);
    }

    private static PoolStatus row(WorkerPool pool, List<WorkerStatus> workers) {
        String name = pool.name().name();
        int wanted = pool.machines().size();
        int ready = (int) workers.stream()
                .filter(worker -> worker.pool().equals(name) && worker.takesRuns())
                .count();
        return new PoolStatus(name, wanted, ready, Math.max(0, wanted - ready));
    }

    private boolean hasFloor(List<PoolStatus> pools) {
        return pools.stream()
                .allMatch(pool -> pool.ready() >= workforce.of(pool.name()).min());
    }

    private Map<String, LocalProcess> processes() {
        Map<String, LocalProcess> processes = new HashMap<>();
        for (Machine machine : family.pools().machines()) {
            Child child = machine.worker();
            URI management = Served.urlIn(child.spec().portFile()).orElse(null);
            MetadataServer metadata = machine.metadata();
            child.life()
                    .ifPresent(life -> processes.put(
                            life.unit(),
                            new LocalProcess(life.pid(), management, metadata == null ? null : metadata.url())));
        }
        return processes;
    }

    /** @param worker its id in the registry */
    Optional<Machine> machineOf(String worker) {
        return known().stream()
                .filter(known -> known.id().value().equals(worker) && !known.isDead())
                .flatMap(known -> family.pools().machines().stream()
                        .filter(machine -> machine.isUnit(known.unit().name())))
                .findFirst();
    }

    private List<Worker> known() {
        try {
            return registry.workers();
        } catch (TransientFault unanswered) {
            return List.of();
        }
    }
}
