package dev.muster.simulation.cloud;

import dev.muster.fleet.Demand;
import dev.muster.fleet.Pool;
import dev.muster.fleet.Worker;
import dev.muster.fleet.WorkerId;
import dev.muster.scaler.observe.Crew;
import dev.muster.scaler.pool.CapacityPool;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Pools, a queue and workers; runs that come, wait, run and end. Nothing in it decides how many machines there are. */
public final class SimulatedCloud implements Crew, Demand, SimulatedPool.Floor {
    private static final double NOTICE = 120;
    private static final double MARGIN = 10;

    private final Workload work;
    private final Setup setup;
    private final VirtualTime time = new VirtualTime();
    private final SplittableRandom random;
    private final List<SimulatedPool> pools;
    private final List<SimulatedUnit> working = new ArrayList<>();
    private final Deque<Integer> waiting = new ArrayDeque<>();
    private final Progress progress;
    private int accepted;
    private int ended;
    private int busyKilled;

    /** @param seed of all chance: storms come at the same time, whoever scales */
    public SimulatedCloud(Workload work, Setup setup, long seed) {
        this.work = work;
        this.setup = setup;
        this.random = new SplittableRandom(seed);
        this.progress = new Progress(work);
        this.pools = setup.markets().entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparing(Pool::name)))
                .map(entry ->
                        new SimulatedPool(entry.getKey(), entry.getValue(), setup.slots(), time, random.split(), this))
                .toList();
        pools.forEach(pool -> pool.begin(setup.floor().getOrDefault(pool.name(), 0)));
        Weather weather = new Weather(time, new SplittableRandom(~seed), this::reclaim, this::isDone);
        pools.stream().filter(pool -> pool.market().isSpot()).forEach(weather::expectStorm);
        expectArrival();
    }

    public VirtualTime time() {
        return time;
    }

    public List<CapacityPool> pools() {
        return List.copyOf(pools);
    }

    public boolean isDone() {
        return ended == work.runs();
    }

    /** Messages that wait. */
    public long visible() {
        return waiting.size();
    }

    private void expectArrival() {
        if (accepted < work.runs()) {
            time.at(work.arrival(accepted), this::arrive);
        }
    }

    private void arrive() {
        waiting.addLast(accepted++);
        dispatch();
        expectArrival();
    }

    private void dispatch() {
        while (!waiting.isEmpty()) {
            SimulatedUnit unit = anyFree();
            if (unit == null) {
                return;
            }
            execute(waiting.removeFirst(), unit);
        }
    }

    /** Workers poll by themselves, and nobody says which of them comes first. */
    private @Nullable SimulatedUnit anyFree() {
        int all = working.size();
        int first = all == 0 ? 0 : random.nextInt(all);
        for (int i = 0; i < all; i++) {
            SimulatedUnit unit = working.get((first + i) % all);
            if (unit.free() > 0) {
                return unit;
            }
        }
        return null;
    }

    private void execute(int run, SimulatedUnit unit) {
        Execution execution = new Execution(run, unit, progress.start(run, time.now()));
        unit.running.add(execution);
        time.at(execution.ends, () -> complete(execution));
    }

    private void complete(Execution execution) {
        if (execution.brokenOff) {
            return;
        }
        SimulatedUnit unit = execution.unit;
        unit.running.remove(execution);
        unit.completed++;
        ended++;
        if (unit.leaving && unit.running.isEmpty() && !setup.revocable()) {
            unit.pool.remove(unit);
        }
        dispatch();
    }

    @Override
    public void begin(SimulatedUnit unit) {
        if (!unit.leaving) {
            working.add(unit);
            time.in(unit.pool.market().lifetime(random), () -> reclaim(unit));
            dispatch();
        }
    }

    @Override
    public void end(SimulatedUnit unit) {
        working.remove(unit);
        busyKilled += unit.running.size();
        unit.running.forEach(this::breakOff);
    }

    /** What its agent had done is kept. */
    private void breakOff(Execution execution) {
        execution.brokenOff = true;
        progress.stop(execution.run, execution.ends - time.now());
        waiting.addLast(execution.run);
    }

    /** What ends in time goes on; the rest is given back at once. */
    private void reclaim(SimulatedUnit unit) {
        if (unit.gone || unit.leaving) {
            return;
        }
        unit.leaving = true;
        double deadline = time.now() + NOTICE - MARGIN;
        List<Execution> late =
                unit.running.stream().filter(one -> one.ends > deadline).toList();
        late.forEach(unit.running::remove);
        late.forEach(this::breakOff);
        time.in(NOTICE, () -> unit.pool.remove(unit));
        unit.pool.fill();
        dispatch();
    }

    @Override
    public List<Worker> workers() {
        return working.stream().map(SimulatedUnit::worker).toList();
    }

    @Override
    public boolean cordon(WorkerId id, long wish) {
        return working.stream()
                .filter(unit -> unit.unit.name().equals(id.value()))
                .findFirst()
                .map(unit -> {
                    if (setup.revocable()) {
                        unit.cordon = wish;
                        dispatch();
                    } else {
                        time.in(0, () -> unit.pool.giveUp(unit)); // after this turn, which still wants what it saw
                    }
                    return true;
                })
                .orElse(false);
    }

    @Override
    public void accept(long runs) {
        throw new UnsupportedOperationException("runs come from the workload");
    }

    @Override
    public Flow look() {
        double oldest = waiting.isEmpty() ? time.now() : work.arrival(waiting.getFirst());
        return new Flow(accepted, Duration.ofMillis((long) ((time.now() - oldest) * 1000)));
    }

    /** Seconds that each run waited for its first start. */
    public double[] waits() {
        return progress.waits();
    }

    /** In $. */
    public double cost() {
        return pools.stream().mapToDouble(SimulatedPool::spent).sum();
    }

    public int launched() {
        return pools.stream().mapToInt(SimulatedPool::launched).sum();
    }

    /** Runs that were on a unit when it was ended on purpose. */
    public int busyKilled() {
        return busyKilled;
    }
}
