package dev.muster.local.up;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.local.home.Refusal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanTest {
    private static final Plan.Jvm JVM = new Plan.Jvm("64m", "64m", List.of());

    @Test
    void aValueOutsideItsRangeIsRefusedWithTheRange() {
        Path agents = Path.of("agents.yaml");
        assertThatThrownBy(() -> new Plan(65, 8, 0, agents, JVM))
                .isInstanceOf(Refusal.class)
                .hasMessage("--workers 65: must be from 0 to 64");
        assertThatThrownBy(() -> new Plan(1, 0, 0, agents, JVM)).hasMessageContaining("--slots 0");
        assertThatThrownBy(() -> new Plan(1, 8, 65_536, agents, JVM)).hasMessageContaining("--port 65536");
    }

    @Test
    void agentsThatNobodyWroteDownAreRefused() {
        assertThatThrownBy(() -> new Plan(1, 8, 0, Path.of("/nowhere/agents.yaml"), JVM))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("/nowhere/agents.yaml");
    }
}
