package dev.muster.simulation.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VirtualTimeTest {
    private final VirtualTime time = new VirtualTime();
    private final List<String> happened = new ArrayList<>();

    private void note(double at, String what) {
        time.at(at, () -> happened.add(what + "@" + time.now()));
    }

    @Test
    void eventsHappenInTheirOrderAndAtOneMomentInThatOfTheirPlanning() {
        note(2, "later");
        note(1, "first");
        note(1, "second");
        while (time.advance()) {
            // all of them
        }
        assertThat(happened).containsExactly("first@1.0", "second@1.0", "later@2.0");
        assertThat(time.instant()).isEqualTo(Instant.EPOCH.plusSeconds(2));
        assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void whatIsPastHappensNext() {
        time.at(5, () -> note(1, "late"));
        time.advance();
        time.advance();
        assertThat(happened).containsExactly("late@5.0");
    }
}
