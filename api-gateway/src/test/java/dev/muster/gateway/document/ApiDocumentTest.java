package dev.muster.gateway.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.gateway.LiveGateway;
import dev.muster.gateway.document.Described.Operation;
import dev.muster.gateway.http.ProblemCode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map.Entry;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

class ApiDocumentTest {
    private static final LiveGateway GATEWAY = LiveGateway.get();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();

    private final Described api = new Described(send(request("/openapi.json")).body());

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(GATEWAY.api() + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private Operation operation(String name) {
        return api.operations().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyAddressOfTheApiIsDescribed() {
        Set<String> served = GATEWAY.bean(RequestMappingHandlerMapping.class).getHandlerMethods().keySet().stream()
                .flatMap(mapping -> mapping.getMethodsCondition().getMethods().stream()
                        .flatMap(method -> mapping.getPatternValues().stream().map(path -> method + " " + path)))
                .filter(address -> address.contains(" /v1/"))
                .collect(Collectors.toSet());
        assertThat(api.operations())
                .extracting(one -> one.method() + " " + one.path())
                .containsExactlyInAnyOrderElementsOf(served);
    }

    @Test
    void everyCodeIsDescribedWhereItIsSaidAndNowhereElse() {
        assertThat(api.resolved(api.problem()).at("/properties/code/enum").valueStream())
                .extracting(JsonNode::asString)
                .containsExactlyElementsOf(
                        Stream.of(ProblemCode.values()).map(Enum::name).toList());
        assertThat(codes("getRun", 404)).containsExactly("RUN_NOT_FOUND");
        assertThat(codes("getOutput", 404)).containsExactly("RUN_NOT_FOUND", "NO_OUTPUT");
        assertThat(codes("watchRun", 503)).containsExactly("STORE_UNAVAILABLE", "TOO_MANY_BODIES", "TOO_MANY_STREAMS");
        assertThat(codes("listRuns", 403)).isEmpty();
        assertThat(codes("listDeadLetters", 403)).containsExactly("FORBIDDEN");
        assertThat(codes("replayRun", 409)).containsExactly("RUN_NOT_ENDED", "INPUT_GONE");
        assertThat(codes("uploadPayload", 422)).isEmpty();
    }

    private List<String> codes(String operation, int status) {
        return operation(operation)
                .response(status)
                .at("/content/application~1problem+json/schema/allOf/1/properties/code/enum")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    @Test
    void everyOperationAndAnswerSaysWhatItIs() {
        for (Operation operation : api.operations()) {
            assertThat(operation.node().path("summary").asString())
                    .as(operation.name())
                    .isNotEmpty();
            assertThat(operation.node().path("responses").valueStream())
                    .as(operation.name())
                    .allSatisfy(response -> {
                        assertThat(response.path("description").asString())
                                .isNotEmpty()
                                .isNotEqualTo("OK");
                        assertThat(response.path("content").size()).isPositive();
                    });
        }
    }

    /** Some ranges the code has no name for: each is tried at its ends, and behind them. */
    @Test
    void theRangesOfNumbersAreThoseOfTheCode() {
        JsonNode run = api.resolved(operation("submitRun").body());
        run.path("properties").properties().forEach(field -> triesEnds(field, "\"%s\":%d"));
        JsonNode retry = api.resolved(run.at("/properties/retry/anyOf/0"));
        retry.path("properties")
                .properties()
                .forEach(field -> triesEnds(
                        field,
                        field.getKey().equals("initial_seconds")
                                ? "\"retry\":{\"max_seconds\":86400,\"%s\":%d}"
                                : "\"retry\":{\"initial_seconds\":1,\"%s\":%d}"));
    }

    private static void triesEnds(Entry<String, JsonNode> field, String body) {
        if (!field.getValue().has("maximum")) {
            return;
        }
        long least = field.getValue().path("minimum").asLong();
        long most = field.getValue().path("maximum").asLong();
        assertThat(Stream.of(least - 1, least, most, most + 1)
                        .map(value -> submit(String.format(body, field.getKey(), value))))
                .as(field.getKey())
                .containsExactly(422, 202, 202, 422);
    }

    private static int submit(String field) {
        return send(request("/v1/runs")
                        .header("Authorization", "Bearer " + LiveGateway.ACME)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"agent\":\"wordcount\"," + field + "}")))
                .statusCode();
    }

    @Test
    void thePageIsServedToAnybodyAndLoadsNothingFromElsewhere() {
        HttpResponse<String> page = send(request("/docs"));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        String scripts =
                send(request("/docs/swagger-ui/swagger-initializer.js")).body();
        assertThat(scripts).contains("/openapi.json");
        assertThat(page.body()
                        + scripts
                        + send(request("/openapi.json/swagger-config")).body().replace(GATEWAY.api(), ""))
                .doesNotContain("http:", "https:", "src=\"//");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v3/api-docs",
                "/v3/api-docs/swagger-config",
                "/v3/api-docs.yaml",
                "/openapi.json.yaml",
                "/swagger-ui.html",
                "/swagger-ui/index.html",
                "/webjars/swagger-ui/index.html",
                "/openapi.json/other",
                "/v1/runs"
            })
    void nothingElseIsOpen(String path) {
        assertThat(send(request(path)).statusCode()).isEqualTo(401);
    }

    @Test
    void theDocumentIsOnlyToBeRead() {
        assertThat(send(request("/openapi.json").POST(BodyPublishers.noBody())).statusCode())
                .isEqualTo(401);
        assertThat(send(request("/docs/swagger-ui/index.html").DELETE()).statusCode())
                .isEqualTo(401);
    }
}
