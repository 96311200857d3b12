package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ManualTimeTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ManualTime time = new ManualTime();

    @Test
    void aRestMovesWallClockAndStopwatchAlike() throws InterruptedException {
        time.rest(MINUTE);
        time.advance(MINUTE);
        assertThat(time.instant()).isEqualTo(Runs.NOW.plus(MINUTE.multipliedBy(2)));
        assertThat(time.elapsed()).isEqualTo(MINUTE.multipliedBy(2));
    }

    @Test
    void theStopwatchDoesNotSeeTheWallClockJump() {
        time.jump(MINUTE.negated());
        assertThat(time.instant()).isEqualTo(Runs.NOW.minus(MINUTE));
        assertThat(time.elapsed()).isZero();
    }

    @Test
    void timeDoesNotRunBackwards() {
        assertThatThrownBy(() -> time.advance(MINUTE.negated())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whoIsInterruptedDoesNotRest() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> time.rest(MINUTE)).isInstanceOf(InterruptedException.class);
        assertThat(time.elapsed()).isZero();
    }
}
