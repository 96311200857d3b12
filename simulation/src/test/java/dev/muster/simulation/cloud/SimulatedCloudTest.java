package dev.muster.simulation.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.muster.fleet.Pool;
import dev.muster.fleet.Worker;
import dev.muster.fleet.WorkerId;
import dev.muster.scaler.pool.CapacityPool;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Units cost 1 $ a second, take 90 s to launch and have one slot. */
class SimulatedCloudTest {
    private static final Pool POOL = new Pool("some");
    private static final Market STEADY = new Market(3600, 90, 0, 0);
    private static final Market FLEETING = new Market(3600, 30, 0.35, 40);
    private static final Offset<Double> CLOSE = within(1e-6);
    private static final WorkerId FIRST = new WorkerId("some-1");

    private static SimulatedCloud cloud(Workload work, int units, boolean revocable) {
        return new SimulatedCloud(work, new Setup(Map.of(POOL, STEADY), Map.of(POOL, units), 1, revocable), 1);
    }

    private static Workload atOnce(double... services) {
        return new Workload(new double[services.length], services);
    }

    private static CapacityPool pool(SimulatedCloud cloud) {
        return cloud.pools().getFirst();
    }

    private static void finish(SimulatedCloud cloud) {
        while (!cloud.isDone() && cloud.time().advance()) {
            // each event does what it has to
        }
        assertThat(cloud.isDone()).isTrue();
    }

    @Test
    void runsWaitInTheOrderInWhichTheyCome() {
        SimulatedCloud cloud = cloud(new Workload(new double[] {0, 1, 20}, new double[] {5, 5, 5}), 1, true);
        finish(cloud);
        assertThat(cloud.waits()).containsExactly(0, 4, 0);
    }

    @Test
    void aUnitWorksAfterItsLaunchAndIsPaidForFromItsOrder() {
        SimulatedCloud cloud = cloud(atOnce(5), 0, true);
        pool(cloud).raise(1);
        finish(cloud);
        assertThat(cloud.waits()).containsExactly(90);
        assertThat(cloud.cost()).isCloseTo(95, CLOSE);
        assertThat(cloud.launched()).isEqualTo(1);
    }

    @Test
    void aUnitIsPaidForAMinuteAtLeast() {
        SimulatedCloud cloud = cloud(atOnce(5), 1, true);
        finish(cloud);
        pool(cloud).end(Set.of("some-1"));
        assertThat(cloud.cost()).isCloseTo(60, CLOSE);
        assertThat(cloud.busyKilled()).isZero();
    }

    @Test
    void whoIsCordonedTakesNoMoreUntilTheWishIsWithdrawn() {
        SimulatedCloud cloud = cloud(atOnce(5), 1, true);
        assertThat(cloud.cordon(FIRST, 7)).isTrue();
        Worker worker = cloud.workers().getFirst();
        assertThat(worker.cordon().drained()).isEqualTo(7);
        cloud.time().at(30, () -> cloud.cordon(FIRST, 0));
        finish(cloud);
        assertThat(cloud.waits()).containsExactly(30);
        assertThat(cloud.cordon(new WorkerId("another"), 8)).isFalse();
    }

    @Test
    void aRunThatIsBrokenOffCountsAsKilledAndGoesOnWhereItWas() {
        SimulatedCloud cloud = cloud(atOnce(10), 1, true);
        cloud.time().at(4, () -> {
            pool(cloud).end(Set.of("some-1"));
            pool(cloud).raise(1);
        });
        finish(cloud);
        assertThat(cloud.busyKilled()).isEqualTo(1);
        assertThat(cloud.waits()).containsExactly(0);
        assertThat(cloud.time().now()).isCloseTo(4 + 90 + 6, CLOSE);
    }

    @Test
    void whatCannotBeTakenBackGoesWhenItsLastRunEnds() {
        SimulatedCloud cloud = cloud(new Workload(new double[] {0, 2}, new double[] {10, 1}), 1, false);
        cloud.time().at(1, () -> cloud.cordon(FIRST, 1));
        cloud.time().at(3, () -> cloud.cordon(FIRST, 0));
        cloud.time().at(20, () -> {
            assertThat(pool(cloud).look().wanted()).isZero();
            assertThat(cloud.workers()).isEmpty();
            pool(cloud).raise(1);
        });
        finish(cloud);
        assertThat(cloud.waits()).containsExactly(0, 20 + 90 - 2);
        assertThat(cloud.busyKilled()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyRunEndsWhateverIsTakenBackAndTheSameSeedTellsTheSameStory(long seed) {
        double[] story = stormy(seed);
        assertThat(story).hasSize(300);
        assertThat(Arrays.stream(story)).allMatch(wait -> wait >= 0);
        assertThat(stormy(seed)).containsExactly(story);
    }

    private static double[] stormy(long seed) {
        double[] arrivals = new double[300];
        double[] services = new double[300];
        for (int run = 0; run < arrivals.length; run++) {
            arrivals[run] = run * 20;
            services[run] = 10 + run % 7 * 60;
        }
        Setup setup = new Setup(Map.of(POOL, FLEETING), Map.of(POOL, 20), 1, true);
        SimulatedCloud cloud = new SimulatedCloud(new Workload(arrivals, services), setup, seed);
        finish(cloud);
        assertThat(cloud.launched()).isGreaterThan(20);
        assertThat(cloud.busyKilled()).isZero();
        return cloud.waits();
    }
}
