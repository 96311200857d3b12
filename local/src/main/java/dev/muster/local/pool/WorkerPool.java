package dev.muster.local.pool;

import dev.muster.fleet.Pool;
import dev.muster.local.child.ChildSpec.Gate;
import dev.muster.local.child.Children;
import dev.muster.local.control.Capacity;
import dev.muster.local.control.Capacity.LocalUnit;
import dev.muster.local.control.Capacity.Shortage;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Workers of one kind. One that dies is replaced, as an Auto Scaling group does it: its child is started again, which is
 * another unit.
 */
public final class WorkerPool {
    private final Pool name;
    private final int most;
    private final Ground ground;
    private final Market market = new Market();
    private final List<Machine> wanted = new ArrayList<>();
    private final Map<String, CompletableFuture<?>> leaving = new HashMap<>();

    /** Where workers are started, and ended. */
    public record Ground(Launch launch, Children children, InstantSource clock) {}

    @FunctionalInterface
    public interface Launch {
        /** @param child of the child, whose lives are the units */
        Machine start(Pool pool, String child, Gate gate);
    }

    /** @param most units that this machine has room for: it never has more */
    public WorkerPool(Pool name, int most, Ground ground) {
        this.name = name;
        this.most = most;
        this.ground = ground;
    }

    public Pool name() {
        return name;
    }

    public synchronized List<Machine> machines() {
        return List.copyOf(wanted);
    }

    /** While refused nothing starts, replacements neither; afterwards all that is still wanted. */
    public void refuse(boolean refused) {
        market.refuse(refused);
    }

    public Capacity look() {
        List<Machine> machines = machines();
        List<LocalUnit> units = machines.stream()
                .flatMap(machine -> machine.worker().life().stream())
                .map(life -> new LocalUnit(life.unit(), life.begun(), false))
                .toList();
        boolean refused = market.isRefusing() && units.size() < machines.size();
        return new Capacity(machines.size(), units, refused ? List.of(shortage()) : List.of());
    }

    /** As of now, since the market is asked again and again. */
    private Shortage shortage() {
        String message = "no " + name + " machine is to be had, says ./muster spot-weather";
        return new Shortage(
                Shortage.Kind.CAPACITY, "local " + name, ground.clock().instant(), message);
    }

    /** @param units in all; where as many are wanted already, nothing changes */
    public synchronized void raise(int units) {
        while (wanted.size() < Math.min(units, most)) {
            wanted.add(ground.launch().start(name, freeName(), market));
        }
    }

    /** Names are used again, which spares logs; a unit's name never is. */
    private String freeName() {
        leaving.values().removeIf(Future::isDone);
        Set<String> taken = new HashSet<>(leaving.keySet());
        wanted.forEach(machine -> taken.add(machine.worker().spec().name()));
        return IntStream.iterate(1, number -> number + 1)
                .mapToObj(number -> name + "-" + number)
                .filter(Predicate.not(taken::contains))
                .findFirst()
                .orElseThrow();
    }

    /** Ends those of these units that run, in order and in the background, and wants so many fewer. */
    public synchronized void end(Set<String> units) {
        List<Machine> ended = wanted.stream()
                .filter(machine -> units.stream().anyMatch(machine::isUnit))
                .toList();
        wanted.removeAll(ended);
        ended.forEach(machine -> leaving.put(
                machine.worker().spec().name(),
                ground.children().end(machine.worker()).thenRun(machine::forget)));
    }
}
