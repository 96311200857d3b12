package dev.muster.gateway.http;

import static dev.muster.gateway.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.gateway.LiveGateway;
import dev.muster.run.Claim;
import dev.muster.run.Ending;
import dev.muster.run.RunEvent;
import dev.muster.run.RunEvent.Kind;
import dev.muster.run.RunEvent.Position;
import dev.muster.run.RunEvents;
import dev.muster.run.RunId;
import dev.muster.run.WorkerStep.ClaimRun;
import dev.muster.run.WorkerStep.Complete;
import dev.muster.testkit.Runs;
import dev.muster.testkit.Workers;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class WatchApiTest {
    private final String id = Api.submitted(LiveGateway.ACME);

    private void tell(long first, long last) {
        Api.GATEWAY
                .bean(RunEvents.class)
                .add(
                        new RunId(id),
                        LongStream.rangeClosed(first, last)
                                .mapToObj(WatchApiTest::event)
                                .toList());
    }

    private static RunEvent event(long number) {
        return new RunEvent(new Position(1, number), Kind.PROGRESS, Instant.now(), "{\"n\": " + number + "}");
    }

    private void end() {
        Claim claim = Runs.claim(Api.after(id, new ClaimRun(Workers.place(), Runs.nonce(), true, Instant.now())));
        Api.after(id, new Complete(claim, new Ending.Cancelled(), Instant.now(), List.of()));
    }

    private String path() {
        return "/v1/runs/" + id + "/events";
    }

    private Api.Answer stream(String lastEventId) {
        return Api.send(Api.request(LiveGateway.ACME, path())
                .header("Accept", "text/event-stream")
                .header("Last-Event-ID", lastEventId));
    }

    @Test
    void aStreamShowsEveryEventAndEndsWithTheRun() {
        tell(1, 3);
        end();

        Api.Answer answer = stream("0-0");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("text/event-stream");
        assertThat(answer.response().body())
                .startsWith(":here\n\nid:1-1\nevent:progress\ndata:{\"id\":\"1-1\",\"type\":\"progress\",\"at\":\"")
                .contains("\"value\":{\"n\": 3}}\n\nevent:ended\ndata:{\"id\":\"" + id + "\",\"status\":\"cancelled\"");
    }

    @Test
    void aStreamAnswersBeforeAnythingHappens() throws Exception {
        HttpRequest request = Api.request(LiveGateway.ACME, path())
                .header("Accept", "text/event-stream")
                .timeout(Duration.ofSeconds(10)) // less than the silence after which it says that it is still there
                .build();
        try (HttpClient client = HttpClient.newHttpClient();
                InputStream stream =
                        client.send(request, BodyHandlers.ofInputStream()).body()) {
            assertThat((char) stream.read()).isEqualTo(':');
            client.shutdownNow();
        }
    }

    @Test
    void whoComesBackGoesOnAfterTheLastEvent() {
        tell(1, 1_000);
        end();

        assertThat(stream("1-400").response().body().lines().filter(line -> line.startsWith("id:")))
                .hasSize(600)
                .first()
                .isEqualTo("id:1-401");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "*/*"})
    void eventsCanBeReadPageByPage(String accept) {
        tell(1, 5);
        JsonNode first = page("?limit=3", accept);
        assertThat(first.at("/items/2/value/n").asInt()).isEqualTo(3);
        assertThat(first.at("/next_cursor").asString()).isEqualTo("1-3");

        JsonNode second = page("?limit=3&cursor=1-3", accept);
        assertThat(second.at("/items")).hasSize(2);
        assertThat(second.at("/next_cursor").asString()).isEqualTo("1-5");

        end();
        assertThat(page("?cursor=1-5", accept).at("/next_cursor").isNull()).isTrue();
    }

    private JsonNode page(String query, String accept) {
        Api.Answer answer =
                Api.send(Api.request(LiveGateway.ACME, path() + query).header("Accept", accept));
        assertThat(answer.status()).isEqualTo(200);
        return answer.json();
    }

    @Test
    void theEventsOfSomebodyElsesRunDoNotExist() {
        assertProblem(Api.get(LiveGateway.GLOBEX, path()), 404, "RUN_NOT_FOUND");
        assertProblem(
                Api.send(Api.request(LiveGateway.GLOBEX, path()).header("Accept", "text/event-stream")),
                404,
                "RUN_NOT_FOUND");
    }

    @Test
    void whatIsNoPositionIsRefused() {
        assertProblem(stream("abc"), 400, "EVENT_ID_MALFORMED");
        assertProblem(Api.get(LiveGateway.ACME, path() + "?cursor=1"), 400, "EVENT_ID_MALFORMED");
        assertProblem(Api.get(LiveGateway.ACME, path() + "?limit=1001"), 400, "LIMIT_OUT_OF_RANGE");
    }
}
