package dev.muster.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final RetryPolicy POLICY = new RetryPolicy(3, Duration.ofSeconds(5), 2, Duration.ofMinutes(1));

    private static RandomGenerator always(double value) {
        return new RandomGenerator() {
            @Override
            public long nextLong() {
                throw new UnsupportedOperationException();
            }

            @Override
            public double nextDouble() {
                return value;
            }
        };
    }

    private static List<Long> seconds(RandomGenerator random) {
        return Stream.of(1, 2, 3, 4, 5, 1000)
                .map(failures -> POLICY.waitAfter(failures, random).toSeconds())
                .toList();
    }

    @Test
    void aRunIsTriedAsOftenAsThePolicySays() {
        assertThat(POLICY.allowsAnother(2)).isTrue();
        assertThat(POLICY.allowsAnother(3)).isFalse();
    }

    @Test
    void waitsGrowExponentiallyFromTheHalfToTheWhole() {
        assertThat(seconds(always(0))).containsExactly(2L, 5L, 10L, 20L, 30L, 30L);
        assertThat(seconds(always(Math.nextDown(1.0)))).containsExactly(5L, 10L, 20L, 40L, 60L, 60L);
    }

    @Test
    void waitsAreSpread() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        assertThat(Stream.generate(() -> POLICY.waitAfter(5, random)).limit(1000))
                .as("seed %d", seed)
                .allMatch(wait -> wait.compareTo(Duration.ofSeconds(30)) >= 0 && wait.compareTo(POLICY.max()) <= 0)
                .anyMatch(wait -> wait.compareTo(Duration.ofSeconds(35)) < 0)
                .anyMatch(wait -> wait.compareTo(Duration.ofSeconds(55)) > 0);
    }

    @Test
    void boundsAreCheckedAndNamed() {
        assertRefused(() -> new RetryPolicy(0, SECOND, 2, SECOND), "max_attempts 0: needs 1 to 20");
        assertRefused(() -> new RetryPolicy(21, SECOND, 2, SECOND), "max_attempts 21: needs 1 to 20");
        assertRefused(() -> new RetryPolicy(1, SECOND, 0.9, SECOND), "multiplier 0.9: needs 1 to 10");
        assertRefused(() -> new RetryPolicy(1, SECOND, 10.1, SECOND), "multiplier 10.1: needs 1 to 10");
        assertRefused(() -> new RetryPolicy(1, SECOND, Double.NaN, SECOND), "multiplier NaN: needs 1 to 10");
        String waits = ": needs 0 < initial <= max <= PT24H";
        assertRefused(() -> new RetryPolicy(1, Duration.ZERO, 2, SECOND), "retry waits PT0S to PT1S" + waits);
        assertRefused(() -> new RetryPolicy(1, SECOND.multipliedBy(2), 2, SECOND), "retry waits PT2S to PT1S" + waits);
        assertRefused(
                () -> new RetryPolicy(1, SECOND, 2, Duration.ofDays(1).plusNanos(1)),
                "retry waits PT1S to PT24H0.000000001S" + waits);
    }

    private static void assertRefused(ThrowingCallable creation, String message) {
        assertThatThrownBy(creation)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
