package dev.muster.worker.agent.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.run.RunError;
import dev.muster.testkit.Agents;
import dev.muster.worker.agent.AgentCall;
import dev.muster.worker.agent.AgentEvent.Progress;
import dev.muster.worker.agent.AgentResult.Broke;
import dev.muster.worker.agent.AgentResult.Produced;
import dev.muster.worker.agent.Calls;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The HTTP agent that comes with Muster, as a worker asks it. */
@Timeout(60)
class ExampleHttpAgentTest {
    private final Caller caller = new Caller();
    private Process agent;
    private URI url;

    @BeforeEach
    void start() throws IOException {
        agent = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        Path.of("..", "agents", "answer-after", "AnswerAfter.java")
                                .toString(),
                        "--port",
                        "0"))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = agent.inputReader().readLine();
        url = URI.create(said.substring(said.indexOf("http://")));
    }

    @AfterEach
    void stop() {
        caller.close();
        agent.destroyForcibly();
    }

    @Test
    void itAnswersAsTheContractSays() throws Exception {
        assertThat(caller.runtime.run(call("{\"delay_seconds\":0}"), caller.heard::add, caller.stop))
                .isEqualTo(new Produced("{\"waited_seconds\":0}"));
        assertThat(caller.runtime.run(call("{\"delay_seconds\":1,\"stream\":true}"), caller.heard::add, caller.stop))
                .isEqualTo(new Produced("{\"waited_seconds\":1}"));
        assertThat(caller.heard).containsExactly(new Progress("{\"waited_seconds\":1}"));
        assertThat(caller.runtime.run(call("{}"), caller.heard::add, caller.stop))
                .isEqualTo(new Broke(RunError.last(
                        "INVALID_INPUT", "HTTP 400: input.delay_seconds must be a decimal number of at least 0")));
    }

    private AgentCall call(String input) {
        return Calls.of(Agents.http(url), input);
    }
}
