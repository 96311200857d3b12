package dev.muster.local.demo;

import dev.muster.local.control.Json;
import dev.muster.local.home.ApiKey;
import dev.muster.local.home.Refusal;
import dev.muster.pace.Backoff;
import dev.muster.pace.Pause;
import dev.muster.pace.Stopwatch;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The gateway as a client that must not give up too early sees it: a request without an answer is sent again. */
final class Api implements AutoCloseable {
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Backoff LATER = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(2));
    private static final Set<Integer> NOT_NOW = Set.of(429, 500, 502, 503, 504);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(ANSWER)
            .build();
    private final URI runs;
    private final ApiKey key;
    private final Stopwatch clock;
    private final Duration deadline;

    /** @param deadline on the clock; after it nothing is sent again */
    Api(URI gateway, ApiKey key, Stopwatch clock, Duration deadline) {
        this.runs = gateway.resolve("/v1/runs");
        this.key = key;
        this.clock = clock;
        this.deadline = deadline;
    }

    /** @return empty where no attempt was accepted before the deadline */
    Optional<RunView> submit(String idempotencyKey, String text) throws InterruptedException {
        String body = Json.MAPPER.writeValueAsString(Map.of("agent", "wordcount", "input", Map.of("text", text)));
        return insist(HttpRequest.newBuilder(runs)
                .POST(BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", idempotencyKey));
    }

    /** @return empty where the run is not there, or nobody answered before the deadline */
    Optional<RunView> find(String id) throws InterruptedException {
        return insist(HttpRequest.newBuilder(URI.create(runs + "/" + id)).GET());
    }

    boolean isTimeLeft() {
        return clock.elapsed().compareTo(deadline) < 0;
    }

    private Optional<RunView> insist(HttpRequest.Builder builder) throws InterruptedException {
        HttpRequest request = builder.header("Authorization", "Bearer " + key.value())
                .timeout(ANSWER)
                .build();
        for (int failures = 1; ; failures++) {
            Optional<HttpResponse<String>> answer = send(request);
            if (answer.isPresent()) {
                return read(request, answer.get());
            }
            if (!isTimeLeft()) {
                return Optional.empty();
            }
            Pause.REAL.rest(LATER.after(failures));
        }
    }

    private Optional<HttpResponse<String>> send(HttpRequest request) throws InterruptedException {
        try {
            return Optional.of(http.send(request, BodyHandlers.ofString()))
                    .filter(answer -> !NOT_NOW.contains(answer.statusCode()));
        } catch (IOException noAnswer) {
            return Optional.empty();
        }
    }

    private static Optional<RunView> read(HttpRequest request, HttpResponse<String> answer) {
        if (answer.statusCode() == 404) {
            return Optional.empty();
        }
        if (answer.statusCode() >= 300) {
            throw new Refusal(request.method() + " " + request.uri() + " was answered with " + answer.statusCode()
                    + ": " + answer.body());
        }
        return Optional.of(Json.MAPPER.readValue(answer.body(), RunView.class));
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
