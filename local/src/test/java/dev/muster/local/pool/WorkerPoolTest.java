package dev.muster.local.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.muster.fleet.Pool;
import dev.muster.local.child.ChildSpec;
import dev.muster.local.child.ChildSpec.Gate;
import dev.muster.local.child.Children;
import dev.muster.local.control.Capacity;
import dev.muster.local.control.Capacity.LocalUnit;
import dev.muster.local.control.Capacity.Shortage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class WorkerPoolTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final int MOST = 3;

    private final Path folder;
    private final Children children = new Children();
    private final WorkerPool pool =
            new WorkerPool(Pools.SPOT, MOST, new WorkerPool.Ground(this::start, children, () -> NOW));
    private String script = "exec cat";

    WorkerPoolTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @AfterEach
    void close() {
        children.close();
    }

    @Test
    void whatIsWantedComesUpToWhatThereIsRoomFor() {
        pool.raise(2);
        assertThat(units(await(2))).containsExactly("spot-1", "spot-2");

        pool.raise(1);
        pool.raise(9);

        assertThat(units(await(MOST))).containsExactly("spot-1", "spot-2", "spot-3");
        assertThat(pool.look().wanted()).isEqualTo(MOST);
    }

    @Test
    void aUnitThatDiesIsReplacedByAnother() {
        pool.raise(1);
        await(1);

        kill("spot-1");

        await(capacity -> units(capacity).equals(List.of("spot-1.2")));
        assertThat(pool.look().wanted()).isOne();
    }

    @Test
    void endedUnitsAreWantedNoMoreAndOnesThatAreGoneDoNotCountAgain() {
        pool.raise(2);
        await(2);

        pool.end(Set.of("spot-1", "spot-9"));
        pool.end(Set.of("spot-1"));

        assertThat(pool.look().wanted()).isOne();
        assertThat(units(pool.look())).containsExactly("spot-2");
    }

    @Test
    void aUnitHasTheNameOfNoOtherThatWasOrStillEnds() {
        script = "trap '' TERM; exec sleep 60 </dev/null";
        pool.raise(1);
        await(1);
        pool.end(Set.of("spot-1"));

        pool.raise(1);

        assertThat(units(await(1))).containsExactly("spot-2");
    }

    @Test
    void whileMachinesAreRefusedNothingStartsAndWhatRunsGoesOn() {
        pool.raise(1);
        await(1);
        pool.refuse(true);
        assertThat(pool.look().shortages()).isEmpty();

        pool.raise(2);

        assertThat(units(pool.look())).containsExactly("spot-1");
        assertThat(pool.look().shortages())
                .extracting(Shortage::offering, Shortage::at)
                .containsExactly(tuple("local spot", NOW));
    }

    @Test
    void aReplacementIsRefusedTooAndWhatIsStillWantedComesWithBetterWeather() {
        pool.raise(2);
        await(2);
        pool.refuse(true);
        kill("spot-1");
        await(capacity -> units(capacity).equals(List.of("spot-2"))
                && !capacity.shortages().isEmpty());

        pool.refuse(false);

        await(2);
        assertThat(pool.look().shortages()).isEmpty();
    }

    private void kill(String unit) {
        pool.machines().forEach(machine -> machine.worker().kill(unit));
    }

    private Capacity await(int units) {
        return await(capacity -> capacity.units().size() == units);
    }

    private Capacity await(Predicate<Capacity> condition) {
        Capacity seen = pool.look();
        while (!condition.test(seen)) {
            Thread.onSpinWait();
            seen = pool.look();
        }
        return seen;
    }

    private static List<String> units(Capacity capacity) {
        return capacity.units().stream().map(LocalUnit::name).toList();
    }

    private Machine start(Pool name, String child, Gate gate) {
        ChildSpec spec = new ChildSpec(
                child,
                List.of("/bin/sh", "-c", script),
                unit -> Map.of(),
                folder.resolve(child + ".log"),
                folder.resolve(child + "/web.port"),
                Duration.ofSeconds(2),
                gate);
        return new Machine(children.start(spec), null);
    }
}
