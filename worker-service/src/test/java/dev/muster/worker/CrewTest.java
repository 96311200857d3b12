package dev.muster.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.run.AgentName;
import dev.muster.run.AgentSpec;
import dev.muster.testkit.Agents;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CrewTest {
    private static final Map<AgentName, AgentSpec> REGISTERED = Map.of(
            AgentName.of("local"), Agents.process("./agent"),
            AgentName.of("remote"), Agents.http(URI.create("http://127.0.0.1:9090")));

    @Test
    void whereProcessesAreRefusedTheirAgentsAreAsGoodAsUnknown() {
        assertThat(Crew.allowed(REGISTERED, true)).containsOnlyKeys(AgentName.of("remote"));
        assertThat(Crew.allowed(REGISTERED, false)).isEqualTo(REGISTERED);
    }
}
