package dev.muster.gateway.http;

import static dev.muster.gateway.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.gateway.LiveGateway;
import dev.muster.gateway.breaker.BreakerWatch;
import dev.muster.gateway.http.Api.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BreakerApiTest {
    private static final String AGENT = "sleep-python";

    private static Answer put(String key, String agent, String body) {
        return Api.send(Api.request(key, "/v1/breakers/" + agent)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body)));
    }

    private static Answer force(String state) {
        Answer answer = put(LiveGateway.OPERATOR, AGENT, "{\"state\":\"" + state + "\"}");
        Api.GATEWAY.bean(BreakerWatch.class).run();
        return answer;
    }

    @AfterEach
    void leaveItClosed() {
        force("closed");
        force("auto");
    }

    @Test
    void anOperatorForcesABreakerAndLeavesItToItself() {
        Answer opened = force("open");
        assertThat(opened.status()).isEqualTo(200);
        assertThat(opened.text("agent")).isEqualTo(AGENT);
        assertThat(opened.text("state")).isEqualTo("open");
        assertThat(opened.json().path("forced").asBoolean()).isTrue();
        assertThat(opened.text("reason")).isEqualTo("opened by an operator of acme");
        assertThat(opened.json().path("trials_at").isNull()).isTrue();

        assertThat(force("auto").json().path("trials_at").isNull()).isFalse();
        assertThat(force("closed").text("state")).isEqualTo("closed");
    }

    @Test
    void everybodySeesBreakersAndOnlyOperatorsForceThem() {
        force("open");
        assertThat(Api.get(LiveGateway.ACME, "/v1/breakers")
                        .json()
                        .path("items")
                        .valueStream())
                .anySatisfy(item -> assertThat(item.path("agent").asString()).isEqualTo(AGENT));
        assertProblem(put(LiveGateway.ACME, AGENT, "{\"state\":\"open\"}"), 403, "FORBIDDEN");
    }

    @Test
    void aRunOfAnOpenBreakerSaysWhyItWaits() {
        force("open");
        Answer run = Api.submit("{\"agent\":\"" + AGENT + "\"}");
        assertThat(run.status()).isEqualTo(202);
        assertThat(run.json().at("/status_reason/code").asString()).isEqualTo("BREAKER_OPEN");
        assertThat(run.json().at("/status_reason/message").asString()).contains("opened by an operator of acme");
    }

    @Test
    void whatCannotBeForcedIsRefused() {
        assertProblem(put(LiveGateway.OPERATOR, "nobody", "{\"state\":\"open\"}"), 404, "AGENT_NOT_FOUND");
        assertProblem(put(LiveGateway.OPERATOR, AGENT, "{\"state\":\"half_open\"}"), 422, "OUT_OF_RANGE");
        assertProblem(put(LiveGateway.OPERATOR, AGENT, "{}"), 422, "OUT_OF_RANGE");
        assertProblem(put(LiveGateway.OPERATOR, AGENT, "{\"state\":true}"), 400, "WRONG_TYPE");
    }
}
