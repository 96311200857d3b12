package dev.muster.worker.protect;

import dev.muster.pace.TransientFault;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A service of this very machine: no proxy is asked, whatever the environment says of others. */
final class LinkLocal {
    private static final int OK = 200;

    private final URI address;
    private final Duration patience;
    private final HttpClient client;

    LinkLocal(URI address, Duration patience) {
        this.address = address;
        this.patience = patience;
        this.client = HttpClient.newBuilder()
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(patience)
                .build();
    }

    JsonNode get(String path) throws InterruptedException {
        return send(to(path).GET());
    }

    JsonNode put(String path, Object body) throws InterruptedException {
        String json = JsonMapper.shared().writeValueAsString(body);
        return send(to(path).header("Content-Type", "application/json").PUT(HttpRequest.BodyPublishers.ofString(json)));
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).timeout(patience);
    }

    private JsonNode send(HttpRequest.Builder builder) throws InterruptedException {
        HttpRequest request = builder.build();
        try {
            var answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != OK) {
                throw new TransientFault(
                        request.uri() + " was answered with " + answer.statusCode() + ": " + answer.body());
            }
            return JsonMapper.shared().readTree(answer.body());
        } catch (IOException | JacksonException silent) {
            throw new TransientFault(request.uri() + " was not answered: " + silent, silent);
        }
    }
}
