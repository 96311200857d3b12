package dev.muster.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.fleet.Pool;
import dev.muster.scaler.pool.CapacityPool;
import dev.muster.scaler.pool.Holding;
import dev.muster.scaler.pool.Holding.OwnedUnit;
import dev.muster.scaler.pool.Holding.Shortage;
import dev.muster.whole.Platform.WorkerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Pools of a platform whose scaler holds still, so that the test can stand in for it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PoolsTest {
    private static final Pool SPOT = new Pool("spot");
    private static final Pool FARGATE = new Pool("fargate");
    private static final Duration START = Duration.ofMinutes(1);

    private Platform platform;

    @BeforeAll
    void up(@TempDir Path home) throws IOException {
        platform = Platform.up(
                home,
                Map.of("MUSTER_SCALER_HOLD", "true"),
                "--pools",
                "on-demand=0-1,spot=0-2,fargate=0-1",
                "--agents",
                TestAgents.in(home).toString());
    }

    @AfterAll
    void down() {
        platform.close();
    }

    @AfterEach
    void giveEverythingBack() throws IOException {
        platform.spotWeather("normal");
        for (Pool pool : List.of(SPOT, FARGATE)) {
            CapacityPool held = platform.pool(pool);
            Client.await(START, () -> {
                held.end(units(held.look()));
                return held.look().wanted() == 0;
            });
        }
    }

    @Test
    void workersComeWhenTheyAreAskedForAndGoWhenTheyAreEnded() throws IOException {
        CapacityPool fargate = platform.pool(FARGATE);
        fargate.raise(5);
        assertThat(fargate.look().wanted()).isOne();
        Client.await(START, () -> platform.ready(FARGATE) == 1);
        WorkerProcess worker = platform.workers().getFirst();
        assertThat(worker.pool()).isEqualTo("fargate");

        fargate.end(units(fargate.look()));

        assertThat(fargate.look()).extracting(Holding::wanted).isEqualTo(0);
        Client.await(START, () -> ProcessHandle.of(worker.pid()).isEmpty());
    }

    @Test
    void refusedSpotMachinesComeWithBetterWeather() throws IOException {
        CapacityPool spot = platform.pool(SPOT);
        spot.raise(1);
        Client.await(START, () -> platform.ready(SPOT) == 1);
        platform.spotWeather("refuse");
        spot.raise(2);
        assertThat(spot.look().shortages()).extracting(Shortage::kind).containsExactly(Shortage.Kind.CAPACITY);
        assertThat(units(spot.look())).as("what runs goes on").containsExactly("spot-1");

        Platform.signal(platform.workers().getFirst().pid(), "KILL");
        await(spot, held -> held.units().isEmpty());
        platform.spotWeather("normal");

        await(spot, held -> held.units().size() == 2 && held.shortages().isEmpty());
        assertThat(units(spot.look())).containsExactlyInAnyOrder("spot-1.2", "spot-2");
    }

    private static void await(CapacityPool pool, Predicate<Holding> condition) {
        Client.await(START, () -> condition.test(pool.look()));
    }

    private static Set<String> units(Holding held) {
        return held.units().stream().map(OwnedUnit::name).collect(Collectors.toSet());
    }
}
