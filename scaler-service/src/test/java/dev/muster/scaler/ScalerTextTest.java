package dev.muster.scaler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.muster.scaler.decide.QueueSteps.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScalerTextTest {
    @Test
    void aStepIsMessagesAndUnits() {
        assertThat(StepText.of(" 500 : 50").step()).isEqualTo(new Step(500, 50));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "500", "500:", ":50", "500:50:5", "many:50"})
    void whatIsNoStepIsNamed(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StepText.of(text))
                .withMessage("step '" + text + "': needs messages:units, as in 500:50");
    }

    @Test
    void aRowIsACronExpressionAndUnits() {
        assertThat(RowText.of("0 0 13 * * MON-FRI=50").row()).satisfies(row -> {
            assertThat(row.name()).isEqualTo("0 0 13 * * MON-FRI");
            assertThat(row.min()).isEqualTo(50);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "=",
                "50",
                "= 50",
                "0 0 13 * * MON-FRI",
                "0 0 13 * * * = -1",
                "0 0 13 * * * = 10001",
                "0 13 * * * = 5"
            })
    void whatIsNoRowIsNamed(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RowText.of(text))
                .withMessageStartingWith("schedule '" + text + "': needs a cron expression of six fields");
    }
}
