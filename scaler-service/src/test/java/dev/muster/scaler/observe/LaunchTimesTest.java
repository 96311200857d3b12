package dev.muster.scaler.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testkit.Runs;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LaunchTimesTest {
    private static final Instant NOW = Runs.NOW;

    private final LaunchTimes times = new LaunchTimes(Duration.ofSeconds(90));

    private void launch(int units, long seconds) {
        for (int i = 0; i < units; i++) {
            times.launches("unit");
            times.works("unit", NOW, NOW.plusSeconds(seconds));
        }
    }

    @Test
    void beforeAnyWasSeenItIsAsExpected() {
        assertThat(times.typical()).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void whatWasExpectedCountsAsFive() {
        launch(5, 40);
        assertThat(times.typical()).isEqualTo(Duration.ofSeconds(90));
        launch(1, 40);
        assertThat(times.typical()).isEqualTo(Duration.ofSeconds(40));
    }

    @Test
    void theLastTwentyCount() {
        launch(20, 40);
        launch(10, 60);
        assertThat(times.typical()).as("the upper of two").isEqualTo(Duration.ofSeconds(60));
        launch(9, 30);
        assertThat(times.typical()).isEqualTo(Duration.ofSeconds(60));
        launch(2, 30);
        assertThat(times.typical()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void oneThatWasNotSeenToLaunchTellsNothing() {
        for (int i = 0; i < 20; i++) {
            times.works("unit-" + i, NOW, NOW.plusSeconds(5));
        }
        assertThat(times.typical()).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void oneThatIsGoneIsForgotten() {
        for (int i = 0; i < 20; i++) {
            times.launches("unit-" + i);
            times.keepOnly(Set.of("another"));
            times.works("unit-" + i, NOW, NOW.plusSeconds(5));
        }
        assertThat(times.typical()).isEqualTo(Duration.ofSeconds(90));
    }
}
