package dev.muster.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SparingTest {
    private Duration now = Duration.ZERO;

    @ParameterizedTest(name = "a turn of {0} rests for {1}")
    @CsvSource({"PT0S, PT15S", "PT1.5S, PT15S", "PT2S, PT20S"})
    void aLongTurnIsFollowedByALongRest(Duration turn, Duration rest) throws InterruptedException {
        Step step = () -> {
            now = now.plus(turn);
            return Duration.ofSeconds(15);
        };

        assertThat(new Sparing(step, () -> now).run()).isEqualTo(rest);
    }
}
