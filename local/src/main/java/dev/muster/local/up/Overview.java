package dev.muster.local.up;

import dev.muster.fleet.Worker;
import dev.muster.fleet.WorkerRegistry;
import dev.muster.fleet.WorkerState;
import dev.muster.local.child.Child;
import dev.muster.local.control.Status;
import dev.muster.local.control.Status.AwsStatus;
import dev.muster.local.control.Status.GatewayStatus;
import dev.muster.local.control.Status.WorkerStatus;
import dev.muster.local.up.Roster.LocalProcess;
import dev.muster.pace.TransientFault;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at a platform and says how it is. */
record Overview(URI gatewayUrl, Path gatewayManagement, AwsStatus aws, WorkerRegistry registry, Family family) {
    record Family(Child gateway, List<Machine> machines) {
        boolean isFailing() {
            return gateway.isFailing() || machines.stream().map(Machine::worker).anyMatch(Child::isFailing);
        }
    }

    Status look() {
        GatewayStatus gateway = gateway();
        List<WorkerStatus> workers = Roster.join(known(), processes());
        boolean ready =
                isReady(gateway) && readyOnes(workers) >= family.machines().size();
        return new Status(ProcessHandle.current().pid(), ready, family.isFailing(), gateway, aws, workers);
    }

    private GatewayStatus gateway() {
        Long pid = family.gateway().pid().orElse(null);
        return new GatewayStatus(gatewayUrl, pid, url(gatewayManagement).orElse(null));
    }

    private static boolean isReady(GatewayStatus gateway) {
        return gateway.pid() != null && gateway.managementUrl() != null && Readiness.of(gateway.managementUrl());
    }

    private static long readyOnes(List<WorkerStatus> workers) {
        return workers.stream()
                .filter(worker -> worker.pid() != null && worker.state() == WorkerState.READY)
                .count();
    }

    private Map<String, LocalProcess> processes() {
        Map<String, LocalProcess> processes = new HashMap<>();
        for (Machine machine : family.machines()) {
            Child child = machine.worker();
            URI management = url(child.spec().portFile()).orElse(null);
            URI metadata = machine.metadata().url();
            child.pid().ifPresent(pid -> processes.put(child.unit(), new LocalProcess(pid, management, metadata)));
        }
        return processes;
    }

    /** @param worker its id in the registry */
    Optional<Machine> machineOf(String worker) {
        return known().stream()
                .filter(known -> known.id().value().equals(worker) && !known.isDead())
                .flatMap(known -> family.machines().stream()
                        .filter(machine ->
                                machine.worker().unit().equals(known.unit().name())))
                .findFirst();
    }

    private List<Worker> known() {
        try {
            return registry.workers();
        } catch (TransientFault unanswered) {
            return List.of();
        }
    }

    private static Optional<URI> url(Path portFile) {
        try {
            return Optional.of(
                    URI.create("http://127.0.0.1:" + Files.readString(portFile).strip()));
        } catch (IOException notYet) {
            return Optional.empty();
        }
    }
}
