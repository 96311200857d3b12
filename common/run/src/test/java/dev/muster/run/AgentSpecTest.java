package dev.muster.run;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.run.AgentSpec.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AgentSpecTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "a-b", "a.b", "1a", "a=b"})
    void aVariableHasANameThatShellsKnow(String name) {
        Map<String, String> variables = Map.of(name, "x");
        assertThatThrownBy(() -> new AgentSpec(
                        Kind.PROCESS,
                        List.of("./agent"),
                        null,
                        null,
                        variables,
                        Duration.ofMinutes(1),
                        Samples.RETRY,
                        MemorySize.of("8MB"),
                        AgentLimits.USUAL,
                        1,
                        true,
                        null))
                .hasMessage("environment: a variable '" + name
                        + "' needs letters, digits and _, not beginning with a digit");
    }
}
