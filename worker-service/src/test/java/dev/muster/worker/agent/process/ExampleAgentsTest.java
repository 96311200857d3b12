package dev.muster.worker.agent.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.muster.run.RunError;
import dev.muster.testkit.Agents;
import dev.muster.worker.agent.AgentCall;
import dev.muster.worker.agent.AgentEvent.Checkpointed;
import dev.muster.worker.agent.AgentEvent.Progress;
import dev.muster.worker.agent.AgentResult.Broke;
import dev.muster.worker.agent.AgentResult.Produced;
import dev.muster.worker.agent.AgentResult.Stopped;
import dev.muster.worker.agent.Calls;
import dev.muster.worker.agent.StopReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The agents that come with Muster, as a worker runs them. */
@Timeout(60)
class ExampleAgentsTest {
    private static final Path AGENTS = Path.of("..", "agents").toAbsolutePath().normalize();

    @TempDir
    Path folder;

    private Workshop shop;

    @BeforeEach
    void open() throws IOException {
        shop = new Workshop(folder);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void wordcountCounts() throws Exception {
        assertThat(shop.run(call("wordcount/wordcount", "{\"text\":\"to be\\nor not to be\"}", null)))
                .isEqualTo(new Produced("{\"words\":6,\"lines\":1}"));
        assertThat(shop.heard)
                .containsExactly(new Progress("{\"lines\":1,\"of\":1}"), new Checkpointed("{\"lines\":1,\"words\":2}"));
    }

    @Test
    void wordcountSaysWhatIsWrongWithItsInput() throws Exception {
        assertThat(shop.run(call("wordcount/wordcount", "{}", null)))
                .isEqualTo(new Broke(RunError.last(
                        "INVALID_INPUT",
                        "exit code 1: input.text must be a string\nstderr: input.text must be a string")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sleep/sleep", "sleep-python/agent.py"})
    void aSleeperThatIsDrainedLeavesACheckpointAndGoesOnFromIt(String agent) throws Exception {
        assumeThat(!agent.endsWith(".py") || Files.exists(Path.of("/usr/bin/python3")))
                .as("a python3 in the path of every worker")
                .isTrue();

        assertThat(shop.run(call(agent, "{\"seconds\":60}", null), shop.raising(StopReason.DRAINED)))
                .isEqualTo(new Stopped());
        assertThat(shop.heard).last().isInstanceOf(Checkpointed.class);

        try (Workshop elsewhere = new Workshop(folder)) {
            assertThat(elsewhere.run(call(agent, "{\"seconds\":60}", "{\"slept\":60}")))
                    .isInstanceOf(Produced.class);
        }
    }

    private static AgentCall call(String agent, String input, @Nullable String checkpoint) {
        return Calls.of(Agents.process(AGENTS.resolve(agent).toString()), input, checkpoint);
    }
}
