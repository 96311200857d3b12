package dev.muster.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.gateway.LiveGateway;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;

class LimitApiTest {
    private static final String RUN = "{\"agent\":\"wordcount\"}";

    /** @return how many tokens the key has left */
    static int left(Api.Answer answer) {
        assertThat(answer.header("RateLimit-Policy")).isEqualTo("\"key\";q=1000000;w=1000000");
        return Integer.parseInt(answer.header("RateLimit").replaceAll(".*r=(\\d+);.*", "$1"));
    }

    @Test
    void everyRequestOfAKeyCostsOneTokenAndABatchOneForEachRun() {
        int before = left(Api.get(LiveGateway.SLOW, "/v1/runs?limit=1"));
        Api.Answer batch = Api.send(Api.request(LiveGateway.SLOW, "/v1/batches")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"runs\":[" + (RUN + ",").repeat(9) + RUN + "]}")));
        assertThat(batch.status()).isEqualTo(200);
        assertThat(left(Api.get(LiveGateway.SLOW, "/v1/runs?limit=1"))).isBetween(before - 12, before - 10);
    }
}
