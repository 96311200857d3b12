package dev.muster.local.up;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.local.home.Refusal;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PlanTest {
    private static final Plan.Heaps HEAPS = new Plan.Heaps("64m", "64m");

    @Test
    void aValueOutsideItsRangeIsRefusedWithTheRange() {
        Path agents = Path.of("agents.yaml");
        assertThatThrownBy(() -> new Plan(65, 8, 0, agents, HEAPS))
                .isInstanceOf(Refusal.class)
                .hasMessage("--workers 65: must be from 0 to 64");
        assertThatThrownBy(() -> new Plan(1, 0, 0, agents, HEAPS)).hasMessageContaining("--slots 0");
        assertThatThrownBy(() -> new Plan(1, 8, 65_536, agents, HEAPS)).hasMessageContaining("--port 65536");
    }

    @Test
    void agentsThatNobodyWroteDownAreRefused() {
        assertThatThrownBy(() -> new Plan(1, 8, 0, Path.of("/nowhere/agents.yaml"), HEAPS))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("/nowhere/agents.yaml");
    }
}
