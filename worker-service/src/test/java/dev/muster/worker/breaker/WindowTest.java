package dev.muster.worker.breaker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testkit.ManualTime;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowTest {
    private static final Limits LIMITS = new Limits(Duration.ofMinutes(5), 20, 10, Duration.ofSeconds(1));

    private final ManualTime time = new ManualTime();
    private final Window window = Window.of("wordcount", LIMITS, time);

    private void count(int succeeded, int failed) {
        IntStream.range(0, succeeded).forEach(attempt -> window.count(true));
        IntStream.range(0, failed).forEach(attempt -> window.count(false));
    }

    @ParameterizedTest
    @CsvSource({
        "2, 20, false",
        "3, 20, true",
        "10, 100, false",
        "11, 100, true",
        "99, 1000, false",
        "100, 1000, false",
        "101, 1000, true",
        "10000, 100000, false",
        "10001, 100000, true",
        "0, 1000, false",
        "19, 19, false",
        "20, 20, true"
    })
    void itIsExceededAboveATenthOfAtLeastTwentyAttempts(int failed, int of, boolean expected) {
        count(of - failed, failed);
        assertThat(window.isExceeded()).isEqualTo(expected);
    }

    @Test
    void onceExceededItStaysSoUntilItIsEmptied() {
        count(0, 20);
        count(10_000, 0);
        assertThat(window.isExceeded()).isTrue();
        window.empty();
        assertThat(window.isExceeded()).isFalse();
        count(0, 19);
        assertThat(window.isExceeded()).isFalse();
    }

    @Test
    void attemptsCountForTheLengthOfTheWindow() {
        count(0, 19);
        time.advance(Duration.ofSeconds(299));
        count(0, 1);
        assertThat(window.isExceeded()).isTrue();
    }

    @Test
    void attemptsOlderThanTheWindowDoNotCount() {
        count(0, 19);
        time.advance(Duration.ofMinutes(5));
        count(0, 19);
        assertThat(window.isExceeded()).isFalse();
    }

    @Test
    void aJumpOfTheWallClockEmptiesNoWindow() {
        count(0, 19);
        time.jump(Duration.ofDays(1));
        count(0, 1);
        assertThat(window.isExceeded()).isTrue();
    }

    @Test
    void itSaysWhatItHasSeen() {
        count(17, 3);
        assertThat(window.account()).isEqualTo("3 of 20 attempts failed within 300 s on one worker");
    }
}
