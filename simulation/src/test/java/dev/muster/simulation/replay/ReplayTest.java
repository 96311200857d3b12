package dev.muster.simulation.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.fleet.Pool;
import dev.muster.scaler.decide.PoolLimits;
import dev.muster.simulation.cloud.Market;
import dev.muster.simulation.cloud.Workload;
import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The real loop over half an hour of runs that come ever faster and then rest, in a market that takes much back. */
class ReplayTest {
    private static final Map<Pool, Market> MARKETS = Map.of(
            Lineup.SPOT, new Market(0.05, 90, 0.35, 2),
            Lineup.ON_DEMAND, new Market(0.136, 90, 0.35, 0),
            Lineup.FARGATE, new Market(0.0474, 45, 0.35, 1));
    private static final Replay REPLAY = new Replay(
            wave(),
            MARKETS,
            Map.of(
                    Lineup.SPOT, new PoolLimits(0, 200),
                    Lineup.ON_DEMAND, new PoolLimits(2, 200),
                    Lineup.FARGATE, new PoolLimits(0, 200)),
            10);
    private static final double BOUND = Bound.of(REPLAY.work(), 20, 0.0136, 0.00474);

    private static Workload wave() {
        SplittableRandom random = new SplittableRandom(7);
        int runs = 6_000;
        double[] arrivals = new double[runs];
        double[] services = new double[runs];
        for (int run = 0; run < runs; run++) {
            int wave = run / (runs / 3);
            arrivals[run] = 1200 * wave + 600 * Math.sqrt(3.0 * (run % (runs / 3)) / runs);
            services[run] = 20 + random.nextDouble() * 40;
        }
        return new Workload(arrivals, services);
    }

    private static Row row(Contender contender, long seed) {
        return Row.of(contender, REPLAY.with(contender, seed, (seen, plan, acted) -> {}), BOUND);
    }

    static Stream<Contender> contenders() {
        return Stream.of(
                Lineup.steps(),
                Lineup.stepsAsWritten(10),
                Lineup.keda(7),
                Lineup.kedaTuned(10),
                Lineup.adaptive(Duration.ofSeconds(10)));
    }

    @ParameterizedTest
    @MethodSource("contenders")
    void everyRunEndsNoUnitIsEndedAtWorkAndNobodyIsCheaperThanTheBound(Contender contender) {
        Row row = row(contender, 3);
        assertThat(row.busyKilled()).isZero();
        assertThat(row.regret()).isPositive();
        assertThat(row.waitP50()).isBetween(0.0, row.waitP95());
        assertThat(row.waitP95()).isLessThanOrEqualTo(row.waitP99());
        assertThat(row.unitsLaunched()).isGreaterThan(2);
        assertThat(row(contender, 3)).isEqualTo(row);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whoMayWaitLongerPaysLess(long seed) {
        Row hurried = row(Lineup.adaptive(Duration.ofSeconds(2)), seed);
        Row patient = row(Lineup.adaptive(Duration.ofSeconds(60)), seed);
        assertThat(patient.cost()).isLessThan(hurried.cost());
        assertThat(hurried.waitMean()).isLessThan(patient.waitMean());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void adaptiveWaitsHalfAsLongAsKedaForNotMuchMore(long seed) {
        Row keda = row(Lineup.keda(8), seed);
        Row adaptive = row(Lineup.adaptive(Duration.ofSeconds(10)), seed);
        assertThat(adaptive.waitP99()).isLessThan(keda.waitP99() / 2);
        assertThat(adaptive.cost()).isLessThan(1.06 * keda.cost());
    }
}
