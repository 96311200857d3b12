package dev.muster.gateway.http;

import static dev.muster.gateway.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.gateway.LiveGateway;
import dev.muster.run.Payload;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class UploadApiTest {
    private static Api.Answer upload(String key, String json) {
        return Api.send(Api.request(key, "/v1/payloads")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    @Test
    void anInputOfTenMegabytesIsUploadedOnceAndReferredTo() {
        String json = "\"" + "x".repeat(Payload.LARGEST - 2) + "\"";
        Api.Answer answer = upload(LiveGateway.ACME, json);
        String id = answer.text("id");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Location")).isEqualTo("/v1/payloads/" + id);
        assertThat(answer.json().path("bytes").asInt()).isEqualTo(Payload.LARGEST);
        assertThat(upload(LiveGateway.ACME, json).text("id")).isEqualTo(id);
        assertThat(Api.get(LiveGateway.ACME, "/v1/payloads/" + id).response().body())
                .isEqualTo(json);

        Api.Answer run = Api.submit("{\"agent\":\"wordcount\",\"input_ref\":\"" + id + "\"}");
        assertThat(run.status()).isEqualTo(202);
        assertThat(Api.stored(run.text("id")).request().input().bytes()).isEqualTo(Payload.LARGEST);
    }

    @Test
    void oneByteMoreIsTooLargeWithAndWithoutALength() {
        String json = "\"" + "x".repeat(Payload.LARGEST - 1) + "\"";
        assertProblem(upload(LiveGateway.ACME, json), 413, "BODY_TOO_LARGE", "10485760");
        assertProblem(
                Api.send(Api.request(LiveGateway.ACME, "/v1/payloads")
                        .header("Content-Type", "application/json")
                        .POST(Api.chunked(json))),
                413,
                "BODY_TOO_LARGE",
                "10485760");
    }

    @Test
    void anUploadBelongsToItsTenant() {
        String id = upload(LiveGateway.GLOBEX, "[1]").text("id");
        assertProblem(Api.get(LiveGateway.ACME, "/v1/payloads/" + id), 404, "PAYLOAD_NOT_FOUND");
        assertProblem(Api.submit("{\"agent\":\"wordcount\",\"input_ref\":\"" + id + "\"}"), 422, "UNKNOWN_PAYLOAD");
    }

    @Test
    void whatIsNoSingleDocumentIsRefused() {
        for (String json : new String[] {"", " ", "{", "1 2", "{\"a\":1,\"a\":2}", "\u0000", "\ufeff1", "nil"}) {
            assertProblem(upload(LiveGateway.ACME, json), 400, "MALFORMED_JSON");
        }
        assertProblem(
                Api.send(Api.request(LiveGateway.ACME, "/v1/payloads")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray("\"é\"".getBytes(StandardCharsets.ISO_8859_1)))),
                400,
                "MALFORMED_JSON",
                "UTF-8");
        assertProblem(upload(LiveGateway.ACME, "[".repeat(101) + "]".repeat(101)), 400, "JSON_LIMIT_EXCEEDED", "101");
    }

    @Test
    void aLongListIsNoMoreThanItsBytes() {
        assertThat(upload(LiveGateway.ACME, "[" + "1,".repeat(1_000_000) + "1]").status())
                .isEqualTo(201);
        assertProblem(
                Api.submit("{\"agent\":\"wordcount\",\"input\":[" + "[],".repeat(80_000) + "1]}"),
                400,
                "JSON_LIMIT_EXCEEDED");
    }
}
