package dev.muster.gateway.document;

import dev.muster.gateway.LiveGateway;
import dev.muster.gateway.document.Described.Operation;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds answers against the document. */
record Judge(Described api) {
    private static final Set<Integer> ELSEWHERE = Set.of(400, 401, 403, 404, 405);
    private static final List<String> KEYS = List.of(LiveGateway.ACME, LiveGateway.OPERATOR, LiveGateway.GLOBEX);

    /** @param body empty where it is a stream, which is not waited for */
    record Answer(int status, HttpHeaders headers, String body) {
        String type() {
            return headers.firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
        }
    }

    /** @return what the gateway has done wrong, empty where nothing */
    Stream<String> complaints(Shot shot, Answer answer) {
        if (answer.status() >= 500) {
            return Stream.of("a fault");
        }
        boolean traces = shot.target().method().equals("TRACE"); // which the container answers
        if (!shot.hasKeyOf(KEYS) && answer.status() != 401 && answer.status() != 400 && !traces) {
            return Stream.of("came in without a key");
        }
        return shot.operation()
                .map(operation -> documented(shot, operation, answer))
                .orElseGet(() -> elsewhere(shot, answer));
    }

    private Stream<String> elsewhere(Shot shot, Answer answer) {
        if (shot.target().method().equals("OPTIONS") && answer.status() == 200) {
            return Stream.empty();
        }
        return ELSEWHERE.contains(answer.status())
                ? body(api.problem(), answer)
                : Stream.of("the document has nothing here");
    }

    private Stream<String> documented(Shot shot, Operation operation, Answer answer) {
        JsonNode response = operation.response(answer.status());
        if (response.isMissingNode()) {
            return Stream.of("status is not documented");
        }
        JsonNode content = response.path("content").path(answer.type());
        if (content.isMissingNode()) {
            return Stream.of("content type '" + answer.type() + "' is not documented");
        }
        return Stream.of(
                        body(content.path("schema"), answer),
                        headers(response, answer),
                        shot.whole().stream().flatMap(body -> asked(operation, body, answer)))
                .flatMap(all -> all);
    }

    private Stream<String> body(JsonNode schema, Answer answer) {
        if (answer.type().equals("text/event-stream")) {
            return Stream.empty();
        }
        Optional<JsonNode> body = json(answer.body());
        if (body.isEmpty()) {
            return Stream.of("the body is not JSON");
        }
        Stream<String> faults = api.faults(schema, body.get()).stream().map(fault -> "the body: " + fault);
        boolean told = answer.status() < 400 || body.get().path("status").asInt() == answer.status();
        return told ? faults : Stream.concat(faults, Stream.of("the problem has another status"));
    }

    private static Optional<JsonNode> json(String text) {
        try {
            return Optional.of(JsonMapper.shared().readTree(text));
        } catch (JacksonException none) {
            return Optional.empty();
        }
    }

    private Stream<String> headers(JsonNode response, Answer answer) {
        return response.path("headers")
                .propertyStream()
                .filter(header ->
                        api.resolved(header.getValue()).path("required").asBoolean(false))
                .filter(header -> answer.headers().firstValue(header.getKey()).isEmpty())
                .map(header -> "without the header " + header.getKey());
    }

    /** A body that the document allows is not malformed, and another one is not accepted. */
    private Stream<String> asked(Operation operation, JsonNode body, Answer answer) {
        boolean fits = api.faults(operation.body(), body).isEmpty();
        if (fits && answer.status() == 400) {
            return Stream.of("the document allows this body");
        }
        boolean refused = answer.status() >= 400
                || JsonMapper.shared()
                        .readTree(answer.body())
                        .path("items")
                        .valueStream()
                        .anyMatch(item -> item.path("status").asInt() >= 400);
        return fits || refused ? Stream.empty() : Stream.of("the document does not allow this body");
    }
}
