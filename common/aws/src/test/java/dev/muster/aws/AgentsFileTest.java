package dev.muster.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.run.AgentLimits;
import dev.muster.run.AgentName;
import dev.muster.run.AgentSpec;
import dev.muster.run.MemorySize;
import dev.muster.run.reach.Allowance;
import dev.muster.run.reach.HttpUrl;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

final class AgentsFileTest {
    private static final String AGENT = "muster.agents.greet.";
    private static final Map<String, Object> WHOLE = Map.of(
            "kind", "process",
            "command[0]", "./greet",
            "timeout", "60s",
            "retry.max-attempts", 3,
            "retry.initial", "5s",
            "retry.multiplier", 2,
            "retry.max", "5m",
            "memory", "64MB",
            "slots", 1,
            "resumable", true);

    private static Map<AgentName, AgentSpec> read(Map<String, Object> keys) {
        ConfigurableEnvironment environment = new StandardEnvironment();
        Map<String, Object> file =
                keys.entrySet().stream().collect(Collectors.toMap(key -> AGENT + key.getKey(), Map.Entry::getValue));
        environment.getPropertySources().addLast(new MapPropertySource("agents.yaml", file));
        environment
                .getPropertySources()
                .addLast(new MapPropertySource("given", Map.of("muster.agents-file", "agents.yaml")));
        return AgentsFile.read(environment).agents();
    }

    @Test
    void anAgentIsAsItsFileSays() {
        Map<String, Object> file = new HashMap<>(WHOLE);
        file.put("environment.LANG", "C.UTF-8");

        AgentSpec greet = Objects.requireNonNull(read(file).get(AgentName.of("greet")));

        assertThat(greet.command()).isEqualTo(List.of("./greet"));
        assertThat(greet.environment()).isEqualTo(Map.of("LANG", "C.UTF-8"));
        assertThat(greet.retry().initial()).isEqualTo(Duration.ofSeconds(5));
        assertThat(greet.resumable()).isTrue();
    }

    private static Map<String, Object> inside() {
        Map<String, Object> file = new HashMap<>(WHOLE);
        file.put("kind", "http");
        file.put("url", "http://10.1.2.3:8080/base");
        file.put("allow[0]", "10.1.0.0/16");
        file.put("allow[1]", "agent.internal");
        return file;
    }

    @Test
    void anAgentInsideIsReachedWhereItsFileAllowsIt() {
        AgentSpec greet = Objects.requireNonNull(read(inside()).get(AgentName.of("greet")));

        assertThat(greet.url()).isEqualTo(HttpUrl.of("http://10.1.2.3:8080/base"));
        assertThat(greet.allow()).isEqualTo(List.of(Allowance.of("10.1.0.0/16"), new Allowance.Host("agent.internal")));
    }

    @ParameterizedTest
    @CsvSource({
        "allow[0], 10.2.0.0/16, url http://10.1.2.3:8080/base: host 10.1.2.3 leads to 10.1.2.3 (private)",
        "allow[0], 10.1.0.0/33, range 10.1.0.0/33: needs a prefix of 0 to 32 bits",
        "allow[1], http://agent.internal, '''http://agent.internal'' is no address and no range'",
        "url, http://10.1:8080, url 'http://10.1:8080': needs http or https"
    })
    void anAgentThatLeadsElsewhereIsNamed(String key, String value, String message) {
        Map<String, Object> file = inside();
        file.put(key, value);
        assertThatThrownBy(() -> read(file))
                .hasMessageContaining("muster.agents.greet")
                .rootCause()
                .hasMessageStartingWith(message);
    }

    @Test
    void aLimitThatAFileLeavesOutIsTheUsualOne() {
        Map<String, Object> file = new HashMap<>(WHOLE);
        assertThat(read(file))
                .extractingByKey(AgentName.of("greet"))
                .extracting(AgentSpec::limits)
                .isEqualTo(AgentLimits.USUAL);

        file.put("limits.cpu-weight", 50);
        assertThat(read(file))
                .extractingByKey(AgentName.of("greet"))
                .extracting(AgentSpec::limits)
                .isEqualTo(new AgentLimits(256, 50, MemorySize.of("1GB")));
    }

    @ParameterizedTest
    @CsvSource({
        "kind, kind is missing: needs process or http",
        "command[0], an agent of kind PROCESS needs command",
        "timeout, timeout is missing: needs 1 s to PT168H",
        "retry.max-attempts, max_attempts 0: needs 1 to 20",
        "retry.initial, retry waits null to PT5M: needs 0 < initial",
        "retry.max, retry waits PT5S to null: needs 0 < initial",
        "memory, memory is missing: needs a size like 64MB",
        "slots, slots 0: needs at least 1",
        "resumable, resumable is missing: needs true or false"
    })
    void aKeyThatIsMissingIsNamedWithItsAgent(String missing, String message) {
        Map<String, Object> file = new HashMap<>(WHOLE);
        file.remove(missing);
        assertThatThrownBy(() -> read(file))
                .hasMessageContaining("muster.agents.greet")
                .rootCause()
                .hasMessageStartingWith(message);
    }

    @ParameterizedTest
    @CsvSource({"timeot", "retry.attempts", "resumeable", "slots.least"})
    void aKeyThatDoesNotExistIsNamed(String unknown) {
        Map<String, Object> file = new HashMap<>(WHOLE);
        file.put(unknown, 5);
        assertThatThrownBy(() -> read(file)).rootCause().hasMessageContaining("[muster.agents.greet." + unknown + "]");
    }
}
