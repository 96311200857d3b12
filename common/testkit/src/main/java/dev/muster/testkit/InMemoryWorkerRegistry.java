package dev.muster.testkit;

import dev.muster.fleet.Cordon;
import dev.muster.fleet.Load;
import dev.muster.fleet.Pulse;
import dev.muster.fleet.Worker;
import dev.muster.fleet.WorkerId;
import dev.muster.fleet.WorkerRegistry;
import dev.muster.fleet.WorkerState;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All workers in one map, under one lock. Tombstones stand until a test removes them. */
public final class InMemoryWorkerRegistry implements WorkerRegistry {
    private final Map<WorkerId, Worker> workers = new HashMap<>();
    private final Map<WorkerId, Set<String>> cancelRequests = new HashMap<>();

    @Override
    public synchronized void register(Worker worker) {
        workers.putIfAbsent(worker.id(), worker);
    }

    @Override
    public synchronized Pulse beat(WorkerId id, WorkerState state, Load load, long drained) {
        Worker before = workers.get(id);
        if (before == null || before.isDead()) {
            return new Pulse.Buried();
        }
        long heartbeats = before.heartbeats() + 1;
        Cordon cordon = new Cordon(before.cordon().asked(), drained);
        workers.put(id, new Worker(id, before.unit(), state, heartbeats, load, before.crashCounts(), cordon));
        Set<String> told = cancelRequests.remove(id);
        return new Pulse.Alive(told == null ? Set.of() : told, cordon.asked());
    }

    @Override
    public synchronized List<Worker> workers() {
        return List.copyOf(workers.values());
    }

    @Override
    public synchronized Optional<Worker> find(WorkerId id) {
        return Optional.ofNullable(workers.get(id));
    }

    @Override
    public synchronized boolean bury(WorkerId id, long heartbeatsSeen, boolean crashCounts) {
        Worker seen = workers.get(id);
        if (seen == null || seen.isDead() || seen.heartbeats() != heartbeatsSeen) {
            return false;
        }
        workers.put(
                id,
                new Worker(id, seen.unit(), WorkerState.DEAD, heartbeatsSeen, seen.load(), crashCounts, seen.cordon()));
        return true;
    }

    @Override
    public synchronized boolean cordon(WorkerId id, long wish) {
        Worker seen = workers.get(id);
        if (seen == null || seen.isDead()) {
            return false;
        }
        Cordon cordon = new Cordon(wish, seen.cordon().drained());
        workers.put(
                id,
                new Worker(id, seen.unit(), seen.state(), seen.heartbeats(), seen.load(), seen.crashCounts(), cordon));
        return true;
    }

    @Override
    public synchronized void requestCancel(WorkerId id, String runId) {
        Worker worker = workers.get(id);
        if (worker != null && !worker.isDead()) {
            cancelRequests.computeIfAbsent(id, any -> new HashSet<>()).add(runId);
        }
    }

    /** The tombstone's hour is over, or the worker was never here. */
    public synchronized void forget(WorkerId id) {
        workers.remove(id);
        cancelRequests.remove(id);
    }
}
