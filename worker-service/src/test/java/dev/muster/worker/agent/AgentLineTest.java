package dev.muster.worker.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.muster.run.RunError;
import dev.muster.worker.agent.AgentEvent.Checkpointed;
import dev.muster.worker.agent.AgentEvent.Log;
import dev.muster.worker.agent.AgentEvent.Progress;
import dev.muster.worker.agent.AgentLine.Failure;
import dev.muster.worker.agent.AgentLine.Result;
import dev.muster.worker.agent.AgentLine.Said;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgentLineTest {
    static Stream<Arguments> table() {
        return Stream.of(
                arguments("{\"type\":\"progress\",\"value\":{\"of\":3}}", new Said(new Progress("{\"of\":3}"))),
                arguments("{\"type\":\"checkpoint\",\"value\":[1, 2]}", new Said(new Checkpointed("[1, 2]"))),
                arguments("{\"type\":\"log\",\"message\":\"hi \\u00e9\"}", new Said(new Log("hi é"))),
                arguments("{\"type\":\"result\",\"value\":null}", new Result("null")),
                arguments("{\"type\":\"result\",\"value\":\"a\\\"}b\"}", new Result("\"a\\\"}b\"")),
                arguments("{\"value\":-1.50e+400 ,\"type\":\"result\"}", new Result("-1.50e+400")),
                arguments("{\"type\":\"result\",\"value\":7}", new Result("7")),
                arguments(" \t{ \"type\" : \"result\" , \"value\" : [ { } ] } ", new Result("[ { } ]")),
                arguments("{\"type\":\"result\",\"value\":true,\"more\":{\"value\":1}}", new Result("true")),
                arguments(
                        "{\"type\":\"error\",\"code\":\"BAD_2\",\"message\":\"m\",\"retryable\":true}",
                        new Failure(RunError.retryable("BAD_2", "m"))),
                arguments("{\"type\":\"error\"}", new Failure(RunError.last("AGENT_FAILED", ""))),
                arguments(
                        "{\"type\":\"error\",\"code\":\"not a code\",\"message\":3,\"retryable\":\"true\"}",
                        new Failure(RunError.last("AGENT_FAILED", ""))));
    }

    @ParameterizedTest
    @MethodSource("table")
    void anObjectOfTheTableIsUnderstood(String line, AgentLine meaning) {
        assertThat(AgentLine.of(line)).isEqualTo(meaning);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "7",
                "[]",
                "{",
                "{\"type\":\"result\",\"value\":1",
                "{\"type\":\"result\",\"value\":1} x",
                "{\"type\":\"result\",\"value\":1}{\"type\":\"result\",\"value\":2}",
                "{\"type\":\"result\",\"value\":}",
                "{\"type\":\"result\",\"value\":01}",
                "{\"type\":\"result\"}",
                "{\"type\":\"progress\"}",
                "{\"type\":\"checkpoint\"}",
                "{\"type\":\"log\",\"message\":{}}",
                "{\"type\":\"unheard\",\"value\":1}",
                "{\"type\":7,\"value\":1}",
                "{\"level\":\"info\",\"type\":null}",
                "{\u0000\"\u0000"
            })
    void anythingElseIsALogLine(String line) {
        assertThat(AgentLine.of(line)).isEqualTo(new Said(new Log(line)));
    }

    @Test
    void aValueIsPassedOnInTheAgentsOwnWordsWhateverItsLength() {
        String value = "[" + "12345678901234567890.1234567890, \"\\ud800 é 🎉\", ".repeat(5000) + "null]";

        assertThat(AgentLine.of("{\"x\":\"🎉\",\"type\":\"result\",\"value\":" + value + "}"))
                .isEqualTo(new Result(value));
    }

    @Test
    void nestingWithoutEndIsALogLine() {
        String deep = "{\"type\":\"result\",\"value\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";

        assertThat(AgentLine.of(deep)).isInstanceOf(Said.class);
    }

    @Test
    void theMessageOfAnErrorIsCut() {
        String line = "{\"type\":\"error\",\"message\":\"" + "m".repeat(200_000) + "\"}";

        assertThat(AgentLine.of(line)).isEqualTo(new Failure(RunError.last("AGENT_FAILED", "m".repeat(2048))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", " [1] ", "null", "\"x\"", "1.5"})
    void jsonIsKnown(String text) {
        assertThat(AgentLine.isJson(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "{} {}", "nul", "<html>", "'x'"})
    void whatIsNoJsonIsKnown(String text) {
        assertThat(AgentLine.isJson(text)).isFalse();
    }
}
