package dev.muster.local.up;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.local.home.Refusal;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PlanTest {
    private static final Plan.Jvm JVM = new Plan.Jvm("64m", "64m", List.of());

    @Test
    void aValueOutsideItsRangeIsRefusedWithTheRange() {
        Path agents = Path.of("agents.yaml");
        assertThatThrownBy(() -> Plan.fixed(65, 8, agents, JVM))
                .isInstanceOf(Refusal.class)
                .hasMessage("--workers 65: must be from 0 to 64");
        assertThatThrownBy(() -> Plan.fixed(1, 0, agents, JVM)).hasMessageContaining("--slots 0");
        assertThatThrownBy(() -> plan(65_536, 0, agents)).hasMessageContaining("--port 65536");
        assertThatThrownBy(() -> plan(0, -1, agents)).hasMessageContaining("--scaler-port -1");
    }

    @Test
    void agentsThatNobodyWroteDownAreRefused() {
        assertThatThrownBy(() -> Plan.fixed(1, 8, Path.of("/nowhere/agents.yaml"), JVM))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("/nowhere/agents.yaml");
    }

    private static Plan plan(int port, int scalerPort, Path agents) {
        return new Plan(Workforce.pinned(1), 8, port, OptionalInt.of(scalerPort), agents, JVM);
    }
}
