package dev.muster.scaler.show;

import static dev.muster.scaler.Scene.FARGATE;
import static dev.muster.scaler.Scene.SPOT;
import static dev.muster.scaler.Scene.hold;
import static dev.muster.scaler.Scene.resize;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.muster.scaler.Scene;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class ScalingMetersTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Board board = new Board(() -> true, "steps");
    private final ScalingMeters meters = new ScalingMeters(registry, board);

    private double gauge(String name, String... tags) {
        return registry.get("muster.scaler." + name).tags(tags).gauge().value();
    }

    private void turn(int turn, boolean acted) {
        var plan = Scene.plan(turn, hold(SPOT, 4, "calm"), resize(FARGATE, 0, 1, "burst"));
        board.enter(Scene.observation(), plan, acted);
        meters.enter(Scene.observation(), plan, acted);
    }

    @Test
    void numbersAreThoseOfTheLastLookAround() {
        assertThat(gauge("backlog")).isNaN();
        turn(0, true);
        assertThat(gauge("wanted", "pool", "spot")).isEqualTo(7);
        assertThat(gauge("ready", "pool", "spot")).isEqualTo(2);
        assertThat(gauge("wanted", "pool", "fargate")).isEqualTo(1);
        assertThat(gauge("backlog")).isEqualTo(600);
        assertThat(gauge("oldest.wait")).isEqualTo(12.25);
        assertThat(gauge("spending")).isCloseTo(0.55, within(1e-9));
        assertThat(gauge("leading")).isEqualTo(1);
    }

    @Test
    void decisionsCountWhereTheyAreCarriedOut() {
        turn(0, true);
        turn(1, true);
        turn(2, false);
        assertThat(registry.get("muster.scaler.decisions")
                        .tags("kind", "hold", "pool", "spot")
                        .counter()
                        .count())
                .isEqualTo(2);
        assertThat(registry.get("muster.scaler.decisions")
                        .tags("kind", "resize", "pool", "fargate")
                        .counter()
                        .count())
                .isEqualTo(2);
    }
}
