package dev.muster.scaler.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.scaler.decide.QueueSteps.Step;
import dev.muster.scaler.decide.UnitState.Phase;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueueStepsTest {
    private static final QueueSteps SEED =
            new QueueSteps(List.of(new Step(500, 50), new Step(100, 10), new Step(1000, 100)));

    private static Need need(long visible, Stock... pools) {
        return SEED.need(Stock.seen(Stock.waiting(visible), pools), History.NONE);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "100, 0", "101, 37", "500, 37", "501, 77", "1000, 77", "1001, 127", "1000000, 127"})
    void theMoreWaitTheMoreUnitsAtOnce(long visible, int least) {
        assertThat(need(visible, Stock.spot().ready(20), Stock.onDemand().ready(7)))
                .returns(least, Need::least)
                .returns(Need.ANY, Need::most);
    }

    @ParameterizedTest
    @CsvSource({"4, 30", "10, 30", "15, 35"})
    void whatIsBoughtAlreadyIsNotBoughtAgain(int launching, int least) {
        assertThat(need(101, Stock.spot().ready(20).with(1, Phase.LAUNCHING, 0).pending(launching - 1))
                        .least())
                .isEqualTo(least);
    }

    @Test
    void whatWasRefusedIsBoughtElsewhere() {
        assertThat(need(101, Stock.spot().pending(10).refused(), Stock.fargate().ready(2)))
                .returns(12, Need::least);
    }

    @Test
    void unitsThatTakeNoRunsDoNotCount() {
        assertThat(need(
                        101,
                        Stock.spot()
                                .with(1, Phase.CORDONED, 3)
                                .with(1, Phase.DRAINED, 0)
                                .with(1, Phase.LEAVING, 3)))
                .returns(10, Need::least);
    }

    @Test
    void itSaysWhichStepAndWhatOfItLaunches() {
        assertThat(need(501, Stock.spot().pending(20)).reason())
                .isEqualTo("501 wait, more than 500: +50, of which 20 launch already");
        assertThat(need(7).reason()).isEqualTo("7 wait, which is no step");
    }

    @ParameterizedTest
    @CsvSource({"-1, 1", "0, 0"})
    void aStepThatAddsNothingIsRefused(long above, int add) {
        assertThatThrownBy(() -> new Step(above, add)).hasMessageContaining("above " + above + ", add " + add);
    }
}
