package dev.muster.local.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RestartTest {
    @Test
    void aChildThatServedIsReplacedAtOnceHoweverOftenItFailedBefore() {
        assertThat(Restart.decide(true, 9)).isEqualTo(new Restart.After(Duration.ofMillis(200), 1));
    }

    @Test
    void aChildThatNeverServedWaitsLongerEachTime() {
        assertThat(Restart.decide(false, 0)).isEqualTo(new Restart.After(Duration.ofMillis(200), 1));
        assertThat(Restart.decide(false, 1)).isEqualTo(new Restart.After(Duration.ofMillis(400), 2));
        assertThat(Restart.decide(false, 8)).isEqualTo(new Restart.After(Duration.ofSeconds(10), 9));
    }

    @Test
    void aChildThatFailsTenTimesInARowIsGivenUp() {
        assertThat(Restart.decide(false, 9)).isEqualTo(new Restart.GiveUp(10));
    }

    @Test
    void aChildThatDiedThreeTimesWithoutServingIsFailing() {
        assertThat(Restart.isFailing(2)).isFalse();
        assertThat(Restart.isFailing(3)).isTrue();
    }
}
