package dev.muster.scaler.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.scaler.decide.Observation.Work;
import dev.muster.scaler.decide.UnitState.Phase;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CpuSafetyNetTest {
    private static final CpuSafetyNet NET = new CpuSafetyNet(0.7, 0.3, 0.5, 0.1);

    private static Need need(double cpu, long visible, Stock... pools) {
        return NET.need(Stock.seen(new Work(visible, 0, 0, 0, Duration.ZERO, cpu), pools), History.NONE);
    }

    @ParameterizedTest
    @CsvSource({"0.70, 5, 0", "0.71, 5, 22", "0.71, 4, 0", "1.00, 10, 22"})
    void hotProcessorsAddATenthWhereSlotsAreInUse(double cpu, int busy, int least) {
        assertThat(need(cpu, 0, Stock.spot().with(20, Phase.READY, busy)).least())
                .isEqualTo(least);
    }

    @Test
    void aSmallFleetGrowsByOne() {
        assertThat(need(0.9, 0, Stock.spot().with(1, Phase.READY, 9)).least()).isEqualTo(2);
    }

    @Test
    void whatLaunchesAlreadyIsNoReasonToAddLess() {
        assertThat(need(0.9, 0, Stock.spot().with(10, Phase.READY, 9).pending(5))
                        .least())
                .as("which is less than there will be")
                .isEqualTo(11);
    }

    @ParameterizedTest
    @CsvSource({"0.29, 0, 2", "0.30, 0, 2147483647", "0.29, 1, 2147483647"})
    void coldProcessorsLetIdleUnitsGoUnlessAnythingWaits(double cpu, long visible, int most) {
        assertThat(need(cpu, visible, Stock.spot().with(2, Phase.READY, 4).ready(3)))
                .returns(0, Need::least)
                .returns(most, Need::most);
    }

    @ParameterizedTest
    @CsvSource({"9, 1", "10, 2147483647"})
    void noneGoesWhileHalfOfTheSlotsAreInUse(int busy, int most) {
        assertThat(need(0.01, 0, Stock.spot().with(1, Phase.READY, busy).ready(1))
                        .most())
                .isEqualTo(most);
    }

    @Test
    void idleOnesThatAlwaysRunStay() {
        assertThat(need(
                        0,
                        0,
                        Stock.spot().with(2, Phase.READY, 1).ready(1),
                        Stock.onDemand().limits(3, 9).ready(5)))
                .returns(5, Need::most)
                .returns("processors 0 %, slots 3 %: 3 idle ones may go", Need::reason);
    }

    @Test
    void whatIsNeitherHotNorColdIsLeftAlone() {
        assertThat(need(0.5, 0, Stock.spot().ready(3))).isEqualTo(Need.none("processors 50 %, slots 0 %"));
    }
}
