package dev.muster.gateway.document;

import dev.muster.gateway.document.Described.Operation;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A request that was made up.
 *
 * @param operation whose it is; empty where the document has none for this method and address
 * @param whole the body where it is whole and all else is in order, so that it alone decides
 */
record Shot(
        Optional<Operation> operation,
        Target target,
        Map<String, String> headers,
        String body,
        Optional<JsonNode> whole) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int SHOWN = 600;

    record Target(String method, String address) {}

    HttpRequest request(String api) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(api + target.address()))
                .timeout(PATIENCE)
                .method(
                        target.method(),
                        body.isEmpty()
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        headers.forEach(request::header);
        return request.build();
    }

    boolean hasKeyOf(List<String> keys) {
        return keys.stream().anyMatch(key -> ("Bearer " + key).equals(headers.get("Authorization")));
    }

    @Override
    public String toString() {
        return target.method() + " " + target.address() + " " + headers + " "
                + (body.length() <= SHOWN
                        ? body
                        : body.substring(0, SHOWN) + "... of " + body.length() + " characters");
    }
}
