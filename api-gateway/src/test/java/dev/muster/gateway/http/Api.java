package dev.muster.gateway.http;

import dev.muster.gateway.LiveGateway;
import dev.muster.run.Ending;
import dev.muster.run.Run;
import dev.muster.run.RunId;
import dev.muster.run.RunStep;
import dev.muster.run.RunStore;
import dev.muster.run.StepResult;
import dev.muster.run.WorkerStep.ClaimRun;
import dev.muster.run.WorkerStep.Complete;
import dev.muster.testkit.Runs;
import dev.muster.testkit.Workers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the live gateway. */
final class Api {
    static final LiveGateway GATEWAY = LiveGateway.get();

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Api() {}

    record Answer(HttpResponse<String> response) {
        int status() {
            return response.statusCode();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        JsonNode json() {
            return JsonMapper.shared().readTree(response.body());
        }

        String text(String field) {
            return json().path(field).asString();
        }
    }

    static HttpRequest.Builder request(String key, String path) {
        return HttpRequest.newBuilder(URI.create(GATEWAY.api() + path)).header("Authorization", "Bearer " + key);
    }

    static Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    static Answer get(String key, String path) {
        return send(request(key, path));
    }

    static Answer post(String key, String path) {
        return send(request(key, path).POST(BodyPublishers.noBody()));
    }

    static HttpRequest.Builder submission(String key, String body) {
        return request(key, "/v1/runs")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
    }

    static Answer submit(String body) {
        return send(submission(LiveGateway.ACME, body));
    }

    static Answer submit(String idempotencyKey, String body) {
        return send(submission(LiveGateway.ACME, body).header("Idempotency-Key", idempotencyKey));
    }

    static Answer submitChunked(String body) {
        return send(request(LiveGateway.ACME, "/v1/runs")
                .header("Content-Type", "application/json")
                .POST(chunked(body)));
    }

    /** Without a length: nobody knows how long it is before it has come. */
    static BodyPublisher chunked(String body) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }

    /** @return the id of a new run */
    static String submitted(String key) {
        return send(submission(key, "{\"agent\":\"wordcount\"}")).text("id");
    }

    static Run stored(String id) {
        return GATEWAY.bean(RunStore.class).find(new RunId(id)).orElseThrow();
    }

    /** A queued run that a worker has brought to this end. */
    static Run ended(String id, Ending ending) {
        Run running = after(id, new ClaimRun(Workers.place(), Runs.nonce(), true, Instant.now()));
        return after(id, new Complete(Runs.claim(running), ending, Instant.now(), List.of()));
    }

    /** @return the run as a step of somebody else has left it */
    static Run after(String id, RunStep step) {
        return switch (GATEWAY.bean(RunStore.class).apply(new RunId(id), step)) {
            case StepResult.Applied(Run run) -> run;
            case StepResult.Refused refused -> throw new IllegalStateException(step + ": " + refused);
            case StepResult.Missing missing -> throw new IllegalStateException(step + ": " + missing);
        };
    }
}
