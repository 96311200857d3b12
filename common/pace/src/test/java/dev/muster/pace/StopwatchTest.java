package dev.muster.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StopwatchTest {
    @Test
    void timeIsCountedFromTheStartEvenWhereTheSourceOverflows() {
        AtomicLong nanos = new AtomicLong(Long.MAX_VALUE);
        Stopwatch stopwatch = Stopwatch.of(nanos::get);
        assertThat(stopwatch.elapsed()).isZero();
        nanos.addAndGet(1_500_000_000);
        assertThat(stopwatch.elapsed()).isEqualTo(Duration.ofMillis(1500));
    }
}
