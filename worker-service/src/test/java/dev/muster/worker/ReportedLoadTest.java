package dev.muster.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.fleet.Load;
import dev.muster.worker.execute.LiveRuns;
import dev.muster.worker.permit.Footprint;
import dev.muster.worker.permit.Permits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportedLoadTest {
    private final Permits permits = new Permits(new Footprint(8, 800), new Footprint(1, 100), 8);

    private Load load(double cpu) {
        return new ReportedLoad(permits, new LiveRuns(), () -> cpu).get();
    }

    @ParameterizedTest
    @CsvSource({"0.25, 0.25", "0, 0", "1, 1", "1.01, 1", "-1, 0", "NaN, 0"})
    void whatTheMachineDoesNotKnowOfItsProcessorsIsNothing(double told, double reported) {
        assertThat(load(told)).isEqualTo(new Load(8, 0, 0, reported));
    }

    @Test
    void slotsOfClaimedRunsAreBusy() throws InterruptedException {
        permits.take(1).getFirst().use(new Footprint(1, 50));
        assertThat(load(0)).isEqualTo(new Load(8, 1));
    }
}
