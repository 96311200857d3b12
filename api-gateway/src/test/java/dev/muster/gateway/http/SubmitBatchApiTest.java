package dev.muster.gateway.http;

import static dev.muster.gateway.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.gateway.LiveGateway;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SubmitBatchApiTest {
    private static final String GOOD = "{\"agent\":\"wordcount\"}";

    private static HttpRequest.Builder batch(List<String> runs) {
        return Api.request(LiveGateway.ACME, "/v1/batches")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"runs\":[" + String.join(",", runs) + "]}"));
    }

    private static JsonNode items(HttpRequest.Builder request) {
        Api.Answer answer = Api.send(request);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return answer.json().get("items");
    }

    @Test
    void aBadItemSpoilsNoOther() {
        JsonNode items = items(batch(List.of(
                GOOD,
                "{\"agent\":\"nobody\"}",
                "{\"agent\":\"wordcount\",\"timeout_seconds\":-1}",
                "{\"agent\":1}",
                "{\"agent\":\"wordcount\",\"unknown\":1}",
                "17",
                GOOD)));

        assertThat(items.valueStream().map(item -> item.get("status").asInt()))
                .containsExactly(202, 422, 422, 400, 400, 400, 202);
        assertThat(items.at("/0/run/status").asString()).isEqualTo("queued");
        assertThat(items.at("/0/problem").isNull()).isTrue();
        assertThat(items.at("/1/problem/code").asString()).isEqualTo("UNKNOWN_AGENT");
        assertThat(items.at("/2/problem/detail").asString()).contains("timeout_seconds -1: needs 1 to");
        assertThat(items.at("/4/problem/code").asString()).isEqualTo("UNKNOWN_FIELD");
        assertThat(items.at("/5/problem/code").asString()).isEqualTo("WRONG_TYPE");
        assertThat(Api.get(LiveGateway.ACME, "/v1/runs/" + items.at("/6/run/id").asString())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void theSameBatchUnderTheSameKeyIsTheSameRuns() {
        String key = UUID.randomUUID().toString();
        JsonNode first = items(batch(List.of(GOOD, GOOD)).header("Idempotency-Key", key));
        JsonNode again = items(batch(List.of(GOOD, GOOD, GOOD)).header("Idempotency-Key", key));

        assertThat(first.at("/0/run/id")).isNotEqualTo(first.at("/1/run/id"));
        assertThat(again.at("/0/run/id")).isEqualTo(first.at("/0/run/id"));
        assertThat(again.at("/1/run/id")).isEqualTo(first.at("/1/run/id"));
        assertThat(again).hasSize(3);
    }

    @Test
    void anotherRunUnderTheKeyOfABatchIsRefusedByItself() {
        String key = UUID.randomUUID().toString();
        items(batch(List.of(GOOD, GOOD)).header("Idempotency-Key", key));

        JsonNode items = items(batch(List.of("{\"agent\":\"sleep\"}", GOOD)).header("Idempotency-Key", key));

        assertThat(items.at("/0/problem/code").asString()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(items.at("/1/status").asInt()).isEqualTo(202);
    }

    @Test
    void aBatchHasOneToAThousandRuns() {
        assertThat(items(batch(Collections.nCopies(1_000, GOOD)))).hasSize(1_000);
        assertProblem(
                Api.send(batch(Collections.nCopies(1_001, GOOD))), 422, "OUT_OF_RANGE", "runs 1001: needs 1 to 1000");
        assertProblem(Api.send(batch(List.of())), 422, "OUT_OF_RANGE", "runs 0: needs 1 to 1000");
    }
}
