package dev.muster.worker.agent.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.muster.run.RunError;
import dev.muster.worker.agent.AgentEvent.Checkpointed;
import dev.muster.worker.agent.AgentEvent.Log;
import dev.muster.worker.agent.AgentEvent.Progress;
import dev.muster.worker.agent.AgentResult;
import dev.muster.worker.agent.AgentResult.Broke;
import dev.muster.worker.agent.AgentResult.Produced;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an answer means. */
@Timeout(60)
class AnswerTest {
    private final Caller caller = new Caller();

    @AfterEach
    void close() {
        caller.close();
    }

    static Stream<Arguments> documents() {
        return Stream.of(
                arguments("{\"words\": 3}", new Produced("{\"words\": 3}")),
                arguments("null", new Produced("null")),
                arguments("{\"type\":\"result\",\"value\":[1]}", new Produced("[1]")),
                arguments("{\"type\":\"progress\",\"value\":1}", new Produced("{\"type\":\"progress\",\"value\":1}")),
                arguments(
                        "{\"type\":\"error\",\"code\":\"BUSY\",\"message\":\"m\",\"retryable\":true}",
                        new Broke(RunError.retryable("BUSY", "m"))),
                arguments("<html>", new Broke(RunError.last("BAD_ANSWER", "HTTP 200 with a body that is no JSON"))),
                arguments("", new Broke(RunError.last("BAD_ANSWER", "HTTP 200 with a body that is no JSON"))));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void aDocumentIsTheResult(String body, AgentResult result) throws Exception {
        assertThat(caller.answered(Server.json(200, body))).isEqualTo(result);
    }

    @Test
    void aStreamTellsOfTheWayAndTheResult() throws Exception {
        String stream = """
                : a comment
                event: whatever
                data: {"type":"progress","value":1}

                data:{"type":"checkpoint",\r
                data: "value":2}\r
                id: 7\r
                \r
                data: hello

                data: {"type":"result","value":3}

                data: {"type":"result","value":"broken off"}
                """;

        assertThat(caller.answered(Server.stream(stream))).isEqualTo(new Produced("3"));
        assertThat(caller.heard).containsExactly(new Progress("1"), new Checkpointed("2"), new Log("hello"));
    }

    @Test
    void anErrorInAStreamOutweighsAResult() throws Exception {
        String stream = """
                data: {"type":"error","code":"X","retryable":true}

                data: {"type":"result","value":1}

                """;

        assertThat(caller.answered(Server.stream(stream))).isEqualTo(new Broke(RunError.retryable("X", "")));
    }

    @Test
    void aStreamWithoutAResultIsNoResult() throws Exception {
        assertThat(Caller.error(caller.answered(Server.stream("data: 1\n\n"))).code())
                .isEqualTo("NO_RESULT");
    }

    @ParameterizedTest
    @CsvSource({
        "429,AGENT_FAILED,true",
        "500,AGENT_FAILED,true",
        "503,AGENT_FAILED,true",
        "400,AGENT_FAILED,false",
        "404,AGENT_FAILED,false",
        "409,AGENT_FAILED,false",
        "201,BAD_ANSWER,false",
        "204,BAD_ANSWER,false",
        "302,BAD_ANSWER,false",
        "304,BAD_ANSWER,false",
    })
    void theStatusDecidesWhetherToTryAgain(int status, String code, boolean retryable) throws Exception {
        RunError error = Caller.error(caller.answered(exchange -> {
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            Server.json(status, status == 204 || status == 304 ? "" : "sorry").to(exchange);
        }));

        assertThat(error.code()).isEqualTo(code);
        assertThat(error.retryable()).isEqualTo(retryable);
        assertThat(error.message()).startsWith("HTTP " + status + ": ");
    }

    @Test
    void anErrorObjectDescribesARefusal() throws Exception {
        String body = "{\"type\":\"error\",\"code\":\"INVALID_INPUT\",\"message\":\"no text\",\"retryable\":true}";

        assertThat(caller.answered(Server.json(400, body)))
                .isEqualTo(new Broke(RunError.last("INVALID_INPUT", "HTTP 400: no text")));
        assertThat(caller.answered(Server.json(503, body)))
                .isEqualTo(new Broke(RunError.retryable("INVALID_INPUT", "HTTP 503: no text")));
    }

    @Test
    void anAnswerThatBreaksOffIsTriedAgain() throws Exception {
        RunError error = Caller.error(caller.answered(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody()
                    .write("data: {\"type\":\"result\",\"value\":1}\n\n".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
        }));

        assertThat(error.code()).isEqualTo("AGENT_UNREACHABLE");
        assertThat(error.retryable()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"data: y\n\n", "y\n", "\n", "data: y\n", "yyyyyyyyyyyyyyyyyyyyyyyyy"})
    void aFloodOfEventsEndsIt(String words) throws Exception {
        assertThat(Caller.error(caller.answered(Server.endless(200, "text/event-stream", words)))
                        .code())
                .isEqualTo("OUTPUT_TOO_LARGE");
    }

    @Test
    void aDocumentMayHaveTenMegabytes() throws Exception {
        String large = "\"" + "x".repeat(10_485_758) + "\"";
        assertThat(caller.answered(Server.json(200, large))).isEqualTo(new Produced(large));
        assertThat(caller.answered(exchange -> {
                    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
                    exchange.sendResponseHeaders(200, 0);
                    String event = "data: {\"type\":\"result\",\"value\":" + large + "}\n\n";
                    exchange.getResponseBody().write(event.getBytes(StandardCharsets.UTF_8));
                    exchange.close();
                }))
                .isEqualTo(new Produced(large));
    }

    @Test
    void aDocumentWithoutEndEndsIt() throws Exception {
        assertThat(Caller.error(caller.answered(Server.endless(200, "application/json", " ".repeat(1000))))
                        .code())
                .isEqualTo("OUTPUT_TOO_LARGE");
    }

    @Test
    void aRefusalWithoutEndIsCut() throws Exception {
        RunError error = Caller.error(caller.answered(Server.endless(500, "text/plain", "sorry ")));

        assertThat(error.code()).isEqualTo("AGENT_FAILED");
        assertThat(error.message()).hasSizeLessThan(1100);
    }
}
