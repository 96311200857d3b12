package dev.muster.local.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SteadinessTest {
    private final Steadiness steadiness = new Steadiness(8);

    @Test
    void aSideThatStillGetsFasterIsNotSteady() {
        for (int round = 1; round <= 7; round++) {
            add(round * 100, 100);
        }
        assertThat(steadiness.isReached()).isFalse();
    }

    @Test
    void roundsThatSwingWithoutGettingFasterAreSteady() {
        add(10, 20);
        for (int round = 0; round < 2; round++) {
            add(100, 230);
            add(140, 170);
            assertThat(steadiness.isReached()).isFalse();
            add(120, 200);
        }
        assertThat(steadiness.isReached()).isTrue();
        assertThat(steadiness).hasToString("steady after 7 rounds");
    }

    @Test
    void whatNeverGetsSteadyEndsAndSaysSo() {
        for (int round = 1; round <= 8; round++) {
            add(round * 100, 100);
        }
        assertThat(steadiness.isReached()).isTrue();
        assertThat(steadiness).hasToString("NOT steady after 8 rounds");
    }

    private void add(double first, double second) {
        steadiness.add(List.of(first, second));
    }
}
