package dev.muster.scaler.http;

import static dev.muster.scaler.Scene.FARGATE;
import static dev.muster.scaler.Scene.SPOT;
import static dev.muster.scaler.Scene.hold;
import static dev.muster.scaler.Scene.resize;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.scaler.LiveScaler;
import dev.muster.scaler.ScalingLoop;
import dev.muster.scaler.Scene;
import dev.muster.scaler.http.Api.Answer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ShowApiTest {
    @BeforeAll
    static void twoTurns() {
        ScalingLoop.Journal journal = Api.SCALER.bean(ScalingLoop.Journal.class);
        journal.enter(Scene.observation(), Scene.plan(0, hold(SPOT, 3, "17 wait"), hold(FARGATE, 0, "calm")), true);
        journal.enter(
                Scene.observation(), Scene.plan(1, resize(SPOT, 3, 13, "600 wait"), hold(FARGATE, 0, "calm")), true);
    }

    @Test
    void poolsAreShownAsTheyWereSeenLast() {
        JsonNode shown = Api.get("/v1/pools").json();
        assertThat(shown.propertyNames())
                .containsExactly(
                        "items",
                        "leading",
                        "policy",
                        "visible",
                        "busy",
                        "oldest_wait_seconds",
                        "observed_at",
                        "spending");
        assertThat(shown.path("items").get(0).toString())
                .isEqualTo("{\"name\":\"spot\",\"min\":1,\"max\":20,\"hold\":false,\"wanted\":7,\"ready\":2,"
                        + "\"launching\":2,\"draining\":3,\"outdated\":5,\"busy\":22,\"slots\":32,\"price\":0.05,"
                        + "\"launch_seconds\":90.0,\"refusal\":null,\"spending\":0.35}"
                                .replace("0.35", String.valueOf(0.05 * 7)));
        JsonNode fargate = shown.path("items").get(1);
        assertThat(fargate.path("hold").asBoolean()).isTrue();
        assertThat(fargate.path("launch_seconds").asDouble()).isEqualTo(45.5);
        assertThat(fargate.path("refusal").asString()).isEqualTo("none left of FARGATE_SPOT");
        assertThat(shown.path("leading").asBoolean()).isTrue();
        assertThat(shown.path("policy").asString()).isEqualTo("steps");
        assertThat(shown.path("visible") + ", " + shown.path("busy")).isEqualTo("600, 22");
        assertThat(shown.path("oldest_wait_seconds").asDouble()).isEqualTo(12.25);
        assertThat(shown.path("observed_at").asString()).isEqualTo("2026-03-02T10:00:00Z");
    }

    @Test
    void decisionsAreToldInTheirOrder() {
        JsonNode items = Api.get("/v1/decisions").json().path("items");
        assertThat(items.valueStream().map(item -> item.path("reason").asString()))
                .containsExactly("17 wait", "calm", "600 wait");
        assertThat(items.get(2).toString())
                .isEqualTo("{\"pool\":\"spot\",\"kind\":\"resize\",\"from\":3,\"to\":13,\"reason\":\"600 wait\","
                        + "\"acted\":true,\"since\":\"2026-03-02T10:00:05Z\",\"at\":\"2026-03-02T10:00:05Z\"}");
        assertThat(items.get(1).path("since").asString()).isEqualTo("2026-03-02T10:00:00Z");
        assertThat(items.get(1).path("at").asString()).isEqualTo("2026-03-02T10:00:05Z");
    }

    @Test
    void theLastDecisionsOfOnePoolAreFound() {
        JsonNode items = Api.get("/v1/decisions?pool=spot&limit=1").json().path("items");
        assertThat(items.valueStream().map(item -> item.path("reason").asString()))
                .containsExactly("600 wait");
        Api.get("/v1/decisions?pool=nobody").isProblem(404, "POOL_NOT_FOUND", "[spot, fargate]");
        for (String limit : new String[] {"0", "1001", "-1", "ten", ""}) {
            Api.get("/v1/decisions?limit=" + limit).isProblem(400, "LIMIT_OUT_OF_RANGE", "needs 1 to 1000");
        }
    }

    @Test
    void nobodyComesInWithoutAKnownKey() {
        Api.send(Api.request("nobody", "/v1/pools")).isProblem(401, "UNAUTHENTICATED", "Authorization: Bearer");
        Answer bare = Api.send(HttpRequest.newBuilder(URI.create(Api.SCALER.api() + "/v1/decisions")));
        bare.isProblem(401, "UNAUTHENTICATED", "Authorization: Bearer");
        assertThat(bare.response().headers().firstValue("WWW-Authenticate").orElse(""))
                .startsWith("Bearer");
    }

    @Test
    void whatIsNotServedIsAProblemToo() {
        Api.get("/v1/nothing").isProblem(404, "NOT_FOUND", "");
        Api.get("/actuator/pools").isProblem(404, "NOT_FOUND", "");
        Api.get("/v1//pools").isProblem(400, "ADDRESS_MALFORMED", "malformed");
        Api.send(Api.request(LiveScaler.OPERATOR, "/v1/pools/spot").DELETE())
                .isProblem(405, "METHOD_NOT_ALLOWED", "DELETE");
        Api.send(Api.request(LiveScaler.ACME, "/v1/pools").header("Accept", "text/html"))
                .isProblem(406, "NOT_ACCEPTABLE", "");
        Api.send(Api.request(LiveScaler.OPERATOR, "/v1/pools/spot").PUT(BodyPublishers.ofString("{}")))
                .isProblem(415, "UNSUPPORTED_MEDIA_TYPE", "");
    }

    @Test
    void theManagementPortShowsTheSameAndTheNumbers() {
        String actuator = Api.SCALER.management() + "/actuator/";
        assertThat(Api.fetch(actuator + "pools").json())
                .isEqualTo(Api.get("/v1/pools").json());
        assertThat(Api.fetch(actuator + "scaling").json())
                .isEqualTo(Api.get("/v1/decisions").json().path("items"));
        assertThat(Api.fetch(actuator + "health/readiness").status()).isEqualTo(200);
        assertThat(Api.fetch(actuator + "prometheus").response().body())
                .contains("muster_scaler_wanted{pool=\"spot\"} 7.0")
                .contains("muster_scaler_oldest_wait_seconds 12.25")
                .contains("muster_scaler_decisions_total{kind=\"resize\",pool=\"spot\"} 1.0");
    }

    @Test
    void oneThatHasNotLookedAroundIsNotReadyAndSaysSo() {
        LiveScaler fresh = LiveScaler.another();
        try {
            assertThat(Api.fetch(fresh.management() + "/actuator/health/readiness")
                            .status())
                    .isEqualTo(503);
            assertThat(Api.fetch(fresh.management() + "/actuator/health/liveness")
                            .status())
                    .isEqualTo(200);
            assertThat(Api.fetch(fresh.management() + "/actuator/pools").status())
                    .isEqualTo(404);
            Api.send(HttpRequest.newBuilder(URI.create(fresh.api() + "/v1/pools"))
                            .header("Authorization", "Bearer " + LiveScaler.ACME))
                    .isProblem(503, "NOT_OBSERVED", "not looked around");
        } finally {
            fresh.close();
        }
    }
}
