package dev.muster.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks to the gateway as any client would. */
record Client(URI gateway, String key) {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private static final Set<String> TERMINAL =
            Set.of("succeeded", "failed", "timed_out", "cancelled", "expired", "dead");

    /** @return the id, empty where no answer came or it was not 202 */
    private Optional<String> trySubmit(String agent, String input, String idempotencyKey) {
        String body = "{\"agent\":\"" + agent + "\",\"input\":" + input + "}";
        HttpRequest request = request("/v1/runs")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", idempotencyKey)
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
            return answer.statusCode() == 202
                    ? Optional.of(JSON.readTree(answer.body()).get("id").asString())
                    : Optional.empty();
        } catch (IOException unanswered) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    /** Again and again with the same key, as a client must that has no answer. */
    String submit(String agent, String input, String idempotencyKey) {
        return insist(() -> trySubmit(agent, input, idempotencyKey));
    }

    private static <T> T insist(Supplier<Optional<T>> call) {
        AtomicReference<T> answer = new AtomicReference<>();
        await(PATIENCE, () -> {
            call.get().ifPresent(answer::set);
            return answer.get() != null;
        });
        return answer.get();
    }

    JsonNode run(String id) {
        return get("/v1/runs/" + id);
    }

    JsonNode get(String path) {
        return insist(() -> tryGet(path));
    }

    /** @return empty where no answer came: the gateway may have been killed */
    private Optional<JsonNode> tryGet(String path) {
        try {
            HttpResponse<String> answer = HTTP.send(request(path).build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return Optional.of(JSON.readTree(answer.body()));
        } catch (IOException unanswered) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    /** @return how long the attempts of a run took together */
    Duration worked(String id) {
        return get("/v1/runs/" + id + "/attempts")
                .get("items")
                .valueStream()
                .map(attempt -> Duration.between(time(attempt, "started_at"), time(attempt, "finished_at")))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static Instant time(JsonNode attempt, String field) {
        return Instant.parse(attempt.get(field).asString());
    }

    /** @return how many runs are in which status */
    Map<String, Long> statuses(Collection<String> ids) {
        return ids.parallelStream()
                .collect(Collectors.groupingBy(
                        id -> run(id).get("status").asString(), TreeMap::new, Collectors.counting()));
    }

    List<String> ended(Collection<String> ids) {
        return ids.parallelStream()
                .filter(id -> TERMINAL.contains(run(id).get("status").asString()))
                .toList();
    }

    /** Looks again and again until every run has ended. */
    Map<String, Long> awaitEnds(Collection<String> ids, Duration limit) {
        Set<String> open = new HashSet<>(ids);
        await(limit, () -> {
            open.removeAll(ended(open));
            return open.isEmpty();
        });
        return statuses(ids);
    }

    static void await(Duration limit, Supplier<Boolean> condition) {
        Instant deadline = Instant.now().plus(limit);
        while (!condition.get()) {
            assertThat(Instant.now()).as("within " + limit).isBefore(deadline);
            rest(Duration.ofMillis(250));
        }
    }

    static void rest(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    static String text(URI url) {
        try {
            return HTTP.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(gateway.resolve(path))
                .timeout(Duration.ofSeconds(10))
                .header("Authorization", "Bearer " + key);
    }
}
