package dev.muster.simulation.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.muster.simulation.cloud.Workload;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundTest {
    /** Two at once for 10 s, then one of them with a third for 10 s more. */
    private static final Workload WORK = new Workload(new double[] {0, 0, 10}, new double[] {10, 20, 10});

    @ParameterizedTest
    @CsvSource({"0, 20", "1, 30", "2, 40", "5, 100"})
    void floorIsPaidForAllTheTimeAndEverySlotAboveItOnlyInUse(int floor, double dollars) {
        assertThat(Bound.of(WORK, floor, 3600, 1800)).isCloseTo(dollars, within(1e-9));
    }
}
