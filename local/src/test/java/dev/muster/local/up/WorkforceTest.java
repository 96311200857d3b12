package dev.muster.local.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.local.home.Refusal;
import dev.muster.local.up.Workforce.Size;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkforceTest {
    @Test
    void aPoolOfWhichNothingIsSaidHasItsUsualSize() {
        Workforce workforce = Workforce.of(Map.of("spot", "2-8"));

        assertThat(workforce.of("spot")).isEqualTo(new Size(2, 8));
        assertThat(workforce.of("on-demand")).isEqualTo(new Size(1, 2));
        assertThat(workforce.most()).isEqualTo(12);
    }

    @Test
    void pinnedWorkersAreSpotOnes() {
        Workforce workforce = Workforce.pinned(3);

        assertThat(workforce.of("spot")).isEqualTo(new Size(3, 3));
        assertThat(workforce.of("on-demand")).isEqualTo(new Size(0, 0));
        assertThat(workforce.pinned()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "spot, 3, --pools spot=3: must be MIN-MAX",
        "spot, 4-3, --pools spot=4-3: must be MIN-MAX",
        "spot, -1-3, --pools spot=-1-3: must be MIN-MAX",
        "moon, 0-1, '--pools moon: there are on-demand, spot and fargate'",
        "spot, 0-62, --pools with 66 workers at most: must be from 0 to 64"
    })
    void aSizeThatIsNoneIsRefusedWithWhatIsOne(String pool, String size, String message) {
        assertThatThrownBy(() -> Workforce.of(Map.of(pool, size)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(message);
    }
}
