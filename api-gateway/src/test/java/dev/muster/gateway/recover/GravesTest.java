package dev.muster.gateway.recover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.fleet.WorkerId;
import dev.muster.testkit.Workers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class GravesTest {
    private final WorkerId dead = Workers.id();

    /** How often it is due between two seconds after its burial, looked at every 2 s. */
    private int looks(int from, int to) {
        Graves graves = Graves.NONE;
        int looks = 0;
        for (int second = 0; second < to; second += 2) {
            Duration now = Duration.ofSeconds(second);
            looks += second >= from && graves.isDue(dead, now) ? 1 : 0;
            graves = graves.after(List.of(dead), now);
        }
        return looks;
    }

    @Test
    void aNewGraveIsLookedAtAtOnceAndOftenForThreeMinutes() {
        assertThat(looks(0, 2)).isEqualTo(1);
        assertThat(looks(0, 180)).isEqualTo(30);
    }

    @Test
    void anOldGraveIsLookedAtOnceAMinute() {
        assertThat(looks(600, 3_600)).isBetween(49, 51);
    }

    @Test
    void aRemovedTombstoneIsForgotten() {
        Graves graves = Graves.NONE.after(List.of(dead), Duration.ZERO).after(List.of(), Duration.ofSeconds(2));
        assertThat(graves.graves()).isEmpty();
    }
}
