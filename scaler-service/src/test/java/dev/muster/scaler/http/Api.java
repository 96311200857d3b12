package dev.muster.scaler.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.scaler.LiveScaler;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the live scaler. */
final class Api {
    static final LiveScaler SCALER = LiveScaler.get();

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Api() {}

    record Answer(HttpResponse<String> response) {
        int status() {
            return response.statusCode();
        }

        JsonNode json() {
            return JsonMapper.shared().readTree(response.body());
        }

        Answer isProblem(int status, String code, String detail) {
            assertThat(status()).as(response.body()).isEqualTo(status);
            assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
            assertThat(json().path("status").asInt()).isEqualTo(status);
            assertThat(json().path("code").asString()).isEqualTo(code);
            assertThat(json().path("detail").asString()).contains(detail);
            assertThat(response.body()).doesNotContain("Exception", "dev.muster", "java.");
            return this;
        }
    }

    static HttpRequest.Builder request(String key, String path) {
        return HttpRequest.newBuilder(URI.create(SCALER.api() + path)).header("Authorization", "Bearer " + key);
    }

    static Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    static Answer get(String path) {
        return send(request(LiveScaler.ACME, path));
    }

    static Answer fetch(String address) {
        return send(HttpRequest.newBuilder(URI.create(address)));
    }

    static Answer put(String key, String path, String body) {
        return send(
                request(key, path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(body)));
    }

    /** By an operator. */
    static Answer steer(String pool, String body) {
        return put(LiveScaler.OPERATOR, "/v1/pools/" + pool, body);
    }
}
