package dev.muster.simulation.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.fleet.Pool;
import dev.muster.scaler.decide.History;
import dev.muster.scaler.decide.Need;
import dev.muster.scaler.decide.Observation;
import dev.muster.scaler.decide.Observation.Work;
import dev.muster.scaler.decide.PoolLimits;
import dev.muster.scaler.decide.PoolState;
import dev.muster.scaler.decide.PoolTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaselinesTest {
    private static final Instant NOW = Instant.EPOCH.plus(Duration.ofHours(1));
    private static final Keda KEDA = new Keda(8, Duration.ofMinutes(5));
    private static final StepsAsWritten STEPS = new StepsAsWritten(10, Duration.ofMinutes(15));

    private static Observation seen(long visible, long busy, int wanted) {
        PoolTerms terms = new PoolTerms(new PoolLimits(0, 200), 0.05, Duration.ofSeconds(90), 10);
        PoolState launching = new PoolState(new Pool("spot"), terms, wanted, List.of(), "");
        return new Observation(NOW, Duration.ZERO, work(visible, busy), List.of(launching));
    }

    private static Work work(long visible, long busy) {
        return new Work(visible, busy, 0, 0, Duration.ZERO, 0.5);
    }

    private static History past(Duration ago, long busy, int needed) {
        return History.NONE.with(new History.Sample(NOW.minus(ago), work(0, busy), needed, 0));
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0", "0, 1, 1", "8, 8, 2", "8, 9, 3"})
    void kedaDividesWhatWaitsAndRunsByItsTargetAndRoundsUp(long visible, long busy, int units) {
        assertThat(KEDA.need(seen(visible, busy, 0), History.NONE))
                .extracting(Need::least, Need::most)
                .containsExactly(units, units);
    }

    @ParameterizedTest
    @CsvSource({"299, 5", "301, 3"})
    void kedaKeepsWhatItNeededWithinItsWindow(long secondsAgo, int most) {
        Need need = KEDA.need(seen(8, 9, 5), past(Duration.ofSeconds(secondsAgo), 0, 5));
        assertThat(need.least()).isEqualTo(3);
        assertThat(need.most()).isEqualTo(most);
    }

    @ParameterizedTest
    @CsvSource({"100, 0", "101, 13", "501, 53", "1001, 103"})
    void stepsAsWrittenAddToWhatLaunchesAlready(long visible, int least) {
        assertThat(STEPS.need(seen(visible, 0, 3), History.NONE).least()).isEqualTo(least == 0 ? 1 : least);
    }

    @Test
    void stepsAsWrittenGiveNothingBackBeforeAQuarterOfAnHourOfCalm() {
        History busy = past(Duration.ofMinutes(16), 10, 0)
                .with(new History.Sample(NOW.minus(Duration.ofMinutes(14)), work(0, 70), 0, 0));
        assertThat(STEPS.need(seen(0, 10, 9), busy).most()).isEqualTo(7);
        assertThat(STEPS.need(seen(0, 10, 9), past(Duration.ofMinutes(14), 10, 0))
                        .most())
                .isEqualTo(Need.ANY);
    }
}
