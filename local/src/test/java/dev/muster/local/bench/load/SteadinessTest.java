package dev.muster.local.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SteadinessTest {
    private final Steadiness steadiness = new Steadiness(5);

    @Test
    void aSideThatStillGetsFasterIsNotSteady() {
        add(100, 100);
        add(120, 101);
        add(140, 102);
        assertThat(steadiness.isReached()).isFalse();
    }

    @Test
    void theLastRoundsAloneDecide() {
        add(10, 20);
        add(100, 200);
        add(101, 202);
        assertThat(steadiness.isReached()).isFalse();
        add(102, 204);
        assertThat(steadiness.isReached()).isTrue();
        assertThat(steadiness).hasToString("steady after 4 rounds");
    }

    @Test
    void whatNeverGetsSteadyEndsAndSaysSo() {
        for (int round = 1; round <= 5; round++) {
            add(round * 100, 100);
        }
        assertThat(steadiness.isReached()).isTrue();
        assertThat(steadiness).hasToString("NOT steady after 5 rounds");
    }

    private void add(double first, double second) {
        steadiness.add(List.of(first, second));
    }
}
