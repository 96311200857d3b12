package dev.muster.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(5));

    @Test
    void theWaitDoublesUpToTheLongest() {
        assertThat(IntStream.rangeClosed(1, 7).mapToObj(BACKOFF::after))
                .extracting(Duration::toMillis)
                .containsExactly(200L, 400L, 800L, 1600L, 3200L, 5000L, 5000L);
    }

    @Test
    void failuresWithoutEndStayAtTheLongestWait() {
        assertThat(BACKOFF.after(64)).isEqualTo(BACKOFF.max());
        assertThat(BACKOFF.after(Integer.MAX_VALUE)).isEqualTo(BACKOFF.max());
    }

    @Test
    void waitsAreCheckedAndNamed() {
        assertThatThrownBy(() -> new Backoff(Duration.ZERO, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("backoff from PT0S to PT1S: needs 0 < initial <= max");
        assertThatThrownBy(() -> new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PT2S to PT1S");
    }
}
