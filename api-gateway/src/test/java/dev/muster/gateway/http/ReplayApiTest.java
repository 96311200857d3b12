package dev.muster.gateway.http;

import static dev.muster.gateway.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.gateway.LiveGateway;
import dev.muster.run.Ending;
import dev.muster.run.Payload;
import dev.muster.run.PayloadStore;
import dev.muster.run.Run;
import dev.muster.run.RunError;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReplayApiTest {
    private static final String BODY = """
            {"agent":"wordcount","input":%s,"tags":["a"],"metadata":{"k":"v"},"timeout_seconds":7,"delay_seconds":0}""";

    private static HttpRequest.Builder replay(String key, String id) {
        return Api.request(key, "/v1/runs/" + id + "/replay").POST(BodyPublishers.noBody());
    }

    private static Api.Answer replay(String id) {
        return Api.send(replay(LiveGateway.ACME, id));
    }

    private static Run ended(String input) {
        String id = Api.submit(BODY.formatted(input)).text("id");
        return Api.ended(id, new Ending.Failed(RunError.last("AGENT_FAILED", "exit 3")));
    }

    @Test
    void anEndedRunIsRunOnceMoreAsANewRunThatNamesIt() {
        Run old = ended("{\"text\":\"to be\"}");

        Api.Answer answer = replay(old.id().value());

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.header("Location")).isEqualTo("/v1/runs/" + answer.text("id"));
        assertThat(answer.header("Idempotent-Replayed")).isEmpty();
        assertThat(answer.text("id")).isNotEqualTo(old.id().value());
        assertThat(answer.text("replay_of")).isEqualTo(old.id().value());
        assertThat(answer.text("status")).isEqualTo("queued");
        assertThat(answer.json().at("/tags/0").asString()).isEqualTo("a");
        assertThat(answer.json().at("/metadata/k").asString()).isEqualTo("v");
        assertThat(answer.text("trace_id")).isNotEqualTo(old.request().trace().id());
        Run again = Api.stored(answer.text("id"));
        assertThat(again.request().input()).isEqualTo(old.request().input());
        assertThat(again.request().limits()).isEqualTo(old.request().limits());
        assertThat(Api.get(LiveGateway.ACME, "/v1/runs/" + old.id())
                        .json()
                        .path("replay_of")
                        .isNull())
                .isTrue();
    }

    @Test
    void theSameKeyIsTheSameReplay() {
        String id = ended("1").id().value();
        String key = UUID.randomUUID().toString();

        Api.Answer first = Api.send(replay(LiveGateway.ACME, id).header("Idempotency-Key", key));
        Api.Answer again = Api.send(replay(LiveGateway.ACME, id).header("Idempotency-Key", key));

        assertThat(again.text("id")).isEqualTo(first.text("id"));
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(replay(id).text("id")).isNotEqualTo(first.text("id"));
        assertProblem(Api.submit(key, BODY.formatted("1")), 422, "IDEMPOTENCY_KEY_REUSED");
        assertProblem(
                Api.send(replay(LiveGateway.ACME, id).header("Idempotency-Key", "a b")),
                400,
                "IDEMPOTENCY_KEY_MALFORMED");
    }

    @Test
    void aReplayBelongsToTheTraceOfItsClient() {
        String parent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

        Api.Answer answer =
                Api.send(replay(LiveGateway.ACME, ended("1").id().value()).header("traceparent", parent));

        assertThat(answer.text("trace_id")).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
    }

    @Test
    void aLargeInputIsTheReplaysTooForAsLongAsItIsKept() {
        Run old = ended("\"" + "x".repeat(Payload.INLINE_LIMIT) + "\"");
        PayloadStore payloads = Api.GATEWAY.bean(PayloadStore.class);

        Payload input =
                Api.stored(replay(old.id().value()).text("id")).request().input();
        assertThat(input)
                .isInstanceOf(Payload.Stored.class)
                .isEqualTo(old.request().input());

        payloads.delete(((Payload.Stored) input).key());
        assertProblem(replay(old.id().value()), 409, "INPUT_GONE");
    }

    @Test
    void whatHasNotEndedIsNotReplayed() {
        String queued = Api.submitted(LiveGateway.ACME);

        assertProblem(replay(queued), 409, "RUN_NOT_ENDED", "is queued: only one that has ended can be replayed");
    }

    @Test
    void theRunsOfOthersDoNotExistAndAnOperatorReplaysNone() {
        String id = ended("1").id().value();

        assertProblem(Api.send(replay(LiveGateway.GLOBEX, id)), 404, "RUN_NOT_FOUND");
        assertProblem(replay("x"), 404, "RUN_NOT_FOUND");
        assertProblem(Api.send(replay(LiveGateway.OPERATOR, id)), 403, "FORBIDDEN");
    }
}
