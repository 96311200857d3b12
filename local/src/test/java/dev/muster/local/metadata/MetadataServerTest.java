package dev.muster.local.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testkit.ManualTime;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetadataServerTest {
    private static final String ACTION = "spot/instance-action";
    private static final String REBALANCE = "events/recommendations/rebalance";

    private final ManualTime time = new ManualTime(Instant.parse("2026-01-02T03:04:05.678Z"));
    private final MetadataServer server = MetadataServer.start(RandomGenerator.getDefault(), time);
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        http.close();
        server.close();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(server.url() + path));
    }

    private HttpResponse<String> token(String ttl) throws IOException, InterruptedException {
        return send(to("/latest/api/token")
                .PUT(BodyPublishers.noBody())
                .header("X-aws-ec2-metadata-token-ttl-seconds", ttl));
    }

    private HttpResponse<String> item(String token, String item) throws IOException, InterruptedException {
        return send(to("/latest/meta-data/" + item).header("X-aws-ec2-metadata-token", token));
    }

    @Test
    void nothingIsSaidWithoutATokenThatIsStillGood() throws Exception {
        server.begin("worker-1");
        String token = token("60").body();

        assertThat(send(to("/latest/meta-data/instance-id")).statusCode()).isEqualTo(401);
        assertThat(item("other", "instance-id").statusCode()).isEqualTo(401);
        assertThat(item(token, "instance-id").body()).isEqualTo("worker-1");
        time.advance(Duration.ofSeconds(60));
        assertThat(item(token, "instance-id").statusCode()).isEqualTo(401);
    }

    @Test
    void aTokenLivesForOneSecondToSixHours() throws Exception {
        assertThat(token("0").statusCode()).isEqualTo(400);
        assertThat(token("21601").statusCode()).isEqualTo(400);
        assertThat(token("x").statusCode()).isEqualTo(400);
        assertThat(token("21600").statusCode()).isEqualTo(200);
    }

    @Test
    void aMachineHearsThatItGoesAndTheNextOneDoesNot() throws Exception {
        server.begin("worker-1");
        assertThat(item(token("60").body(), ACTION).statusCode()).isEqualTo(404);

        server.reclaim(time.instant().plusSeconds(120));
        server.adviseRebalance();

        assertThat(item(token("60").body(), ACTION).body())
                .isEqualTo("{\"action\": \"terminate\", \"time\": \"2026-01-02T03:06:05Z\"}");
        assertThat(item(token("60").body(), REBALANCE).body()).isEqualTo("{\"noticeTime\": \"2026-01-02T03:04:05Z\"}");
        server.begin("worker-1.2");
        assertThat(item(token("60").body(), ACTION).statusCode()).isEqualTo(404);
        assertThat(item(token("60").body(), REBALANCE).statusCode()).isEqualTo(404);
    }
}
