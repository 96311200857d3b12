package dev.muster.local.up;

import dev.muster.local.control.Capacity;
import dev.muster.local.control.Commands;
import dev.muster.local.control.Status;
import dev.muster.local.pool.Pools;
import dev.muster.local.pool.WorkerPool;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** What a platform is asked from outside, done. */
record Orders(Overview overview, CountDownLatch stopAsked, InstantSource clock) implements Commands {
    @Override
    public Status status() {
        return overview.look();
    }

    @Override
    public void stop() {
        stopAsked.countDown();
    }

    @Override
    public boolean interrupt(String worker, boolean rebalance) {
        return overview.machineOf(worker)
                .filter(machine -> rebalance ? machine.adviseRebalance() : machine.reclaim(clock))
                .isPresent();
    }

    @Override
    public Optional<Capacity> look(String pool) {
        return find(pool).map(WorkerPool::look);
    }

    @Override
    public boolean raise(String pool, int wanted) {
        Optional<WorkerPool> found = find(pool);
        found.ifPresent(one -> one.raise(wanted));
        return found.isPresent();
    }

    @Override
    public boolean end(String pool, Set<String> units) {
        Optional<WorkerPool> found = find(pool);
        found.ifPresent(one -> one.end(units));
        return found.isPresent();
    }

    @Override
    public void spotWeather(boolean refused) {
        find(Pools.SPOT.name()).ifPresent(spot -> spot.refuse(refused));
    }

    private Optional<WorkerPool> find(String pool) {
        return overview.family().pools().find(pool);
    }
}
