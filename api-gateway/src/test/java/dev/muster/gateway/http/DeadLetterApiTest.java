package dev.muster.gateway.http;

import static dev.muster.gateway.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.gateway.LiveGateway;
import dev.muster.run.Ending;
import dev.muster.run.RunError;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DeadLetterApiTest {
    private static final String LIST = "/v1/dead-letters";

    /** No other test's runs die of it. */
    private final String reason = "REASON_" + UUID.randomUUID();

    private String dead(String key, String agent) {
        String id =
                Api.send(Api.submission(key, "{\"agent\":\"" + agent + "\"}")).text("id");
        return Api.ended(id, new Ending.Dead(RunError.last(reason, "so it was told")))
                .id()
                .value();
    }

    private String dead() {
        return dead(LiveGateway.ACME, "wordcount");
    }

    private static Api.Answer redrive(String key, String query, String body) {
        return Api.send(Api.request(key, LIST + "/redrive" + query)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private static JsonNode redriven(String body) {
        Api.Answer answer = redrive(LiveGateway.OPERATOR, "", body);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return answer.json();
    }

    private static String ids(List<String> ids) {
        return "{\"ids\":[\"" + String.join("\",\"", ids) + "\"]}";
    }

    private static List<String> texts(JsonNode page, String field) {
        return page.path("items")
                .valueStream()
                .map(item -> item.path(field).asString())
                .toList();
    }

    private JsonNode list(String filter) {
        Api.Answer answer = Api.get(LiveGateway.OPERATOR, LIST + "?reason=" + reason + filter);
        assertThat(answer.status()).isEqualTo(200);
        return answer.json();
    }

    @Test
    void theDeadRunsOfTheTenantAreListedTheLatestFirstAndPageByPage() {
        List<String> dead = new ArrayList<>();
        for (int run = 0; run < 3; run++) {
            dead.addFirst(dead());
        }
        Api.submitted(LiveGateway.ACME);
        dead(LiveGateway.GLOBEX, "wordcount");

        JsonNode first = list("&limit=2");
        JsonNode second = list("&limit=2&cursor=" + first.path("next_cursor").asString());

        assertThat(texts(first, "id")).containsExactlyElementsOf(dead.subList(0, 2));
        assertThat(texts(second, "id")).containsExactly(dead.getLast());
        assertThat(first.at("/items/0/status").asString()).isEqualTo("dead");
        assertThat(first.at("/items/0/error/code").asString()).isEqualTo(reason);
    }

    @Test
    void theyAreFilteredByAgent() {
        String sleep = dead(LiveGateway.ACME, "sleep");
        dead();

        assertThat(texts(list("&agent=sleep"), "id")).containsExactly(sleep);
        assertThat(texts(list("&agent=picky"), "id")).isEmpty();
    }

    @Test
    void onlyOperatorsSeeAndRedriveThem() {
        assertProblem(Api.get(LiveGateway.ACME, LIST), 403, "FORBIDDEN");
        assertProblem(Api.get(LiveGateway.ACME, LIST + "/"), 403, "FORBIDDEN");
        assertProblem(redrive(LiveGateway.ACME, "", "{\"reason\":\"x\"}"), 403, "FORBIDDEN");
        assertProblem(Api.get("nobody", LIST), 401, "UNAUTHENTICATED");
    }

    @Test
    void aDeadRunIsRedrivenOnceHoweverOftenItIsAskedFor() {
        String dead = dead();

        JsonNode first = redriven(ids(List.of(dead))).at("/items/0");
        JsonNode again = redriven(ids(List.of(dead, dead)));

        assertThat(first.path("status").asInt()).isEqualTo(202);
        assertThat(first.path("id").asString()).isEqualTo(dead);
        assertThat(first.path("created").asBoolean()).isTrue();
        assertThat(again.path("items")).hasSize(1);
        assertThat(again.at("/items/0/new_id")).isEqualTo(first.path("new_id"));
        assertThat(again.at("/items/0/created").asBoolean()).isFalse();
        JsonNode run = Api.get(
                        LiveGateway.ACME, "/v1/runs/" + first.path("new_id").asString())
                .json();
        assertThat(run.path("replay_of").asString()).isEqualTo(dead);
        assertThat(run.path("status").asString()).isEqualTo("queued");
    }

    @Test
    void aBadItemSpoilsNoOther() {
        String queued = Api.submitted(LiveGateway.ACME);
        String dead = dead();

        JsonNode items = redriven(ids(List.of("x", dead(LiveGateway.GLOBEX, "wordcount"), queued, dead)))
                .path("items");

        assertThat(items.valueStream().map(item -> item.path("status").asInt())).containsExactly(404, 404, 409, 202);
        assertThat(items.at("/0/problem/code").asString()).isEqualTo("RUN_NOT_FOUND");
        assertThat(items.at("/2/problem/code").asString()).isEqualTo("NOT_DEAD");
        assertThat(items.at("/2/new_id").isNull()).isTrue();
        assertThat(items.at("/3/problem").isNull()).isTrue();
    }

    @Test
    void aDryRunTellsWhatWouldBeDoneAndDoesNothing() {
        String dead = dead();
        String all = "{\"reason\":\"" + reason + "\",\"dry_run\":";

        JsonNode foreseen = redriven(all + "true}");
        assertThat(foreseen.path("dry_run").asBoolean()).isTrue();
        assertProblem(
                Api.get(
                        LiveGateway.ACME,
                        "/v1/runs/" + foreseen.at("/items/0/new_id").asString()),
                404,
                "RUN_NOT_FOUND");

        JsonNode done = redriven(all + "false}");
        assertThat(texts(done, "id")).containsExactly(dead);
        assertThat(done.path("items")).isEqualTo(foreseen.path("items"));
    }

    @Test
    void byAgentAndReasonTheLatestAreRedrivenAndTheCursorGoesOn() {
        String first = dead(LiveGateway.ACME, "sleep");
        String second = dead(LiveGateway.ACME, "sleep");
        dead();
        String body = "{\"agent\":\"sleep\",\"reason\":\"" + reason + "\",\"limit\":1}";

        JsonNode latest = redriven(body);
        JsonNode rest = redrive(
                        LiveGateway.OPERATOR,
                        "?cursor=" + latest.path("next_cursor").asString(),
                        body)
                .json();

        assertThat(texts(latest, "id")).containsExactly(second);
        assertThat(texts(rest, "id")).containsExactly(first);
    }

    @Test
    void whatIsMeantHasToBeClearAndInBounds() {
        String key = LiveGateway.OPERATOR;
        for (String unclear : new String[] {
            "{}",
            "{\"limit\":5}",
            "{\"ids\":[\"x\"],\"agent\":\"sleep\"}",
            "{\"ids\":[\"x\"],\"limit\":1}",
            "{\"ids\":[],\"reason\":\"x\"}"
        }) {
            assertProblem(redrive(key, "", unclear), 422, "CHOICE_UNCLEAR");
        }
        assertProblem(redrive(key, "?cursor=x", ids(List.of("x"))), 422, "CHOICE_UNCLEAR");
        assertProblem(redrive(key, "", "{\"ids\":[]}"), 422, "OUT_OF_RANGE", "ids 0: needs 1 to 1000");
        assertProblem(redrive(key, "", ids(Collections.nCopies(1_001, "x"))), 422, "OUT_OF_RANGE", "ids 1001");
        assertProblem(redrive(key, "", "{\"reason\":\"x\",\"limit\":0}"), 422, "OUT_OF_RANGE", "limit 0: needs 1 to");
        assertProblem(redrive(key, "", "{\"reason\":\"x\",\"limit\":1001}"), 422, "OUT_OF_RANGE", "limit 1001");
        assertProblem(redrive(key, "", "{\"agent\":\"No Name\"}"), 400, "AGENT_MALFORMED");
        assertProblem(redrive(key, "?cursor=x", "{\"reason\":\"x\"}"), 400, "CURSOR_MALFORMED");
        assertProblem(redrive(key, "", "{\"dry_run\":1}"), 400, "WRONG_TYPE", "dry_run: needs true or false");
        assertProblem(Api.get(key, LIST + "?limit=101"), 400, "LIMIT_OUT_OF_RANGE");
    }

    @Test
    void eachRunThatIsRedrivenCostsAToken() {
        String key = LiveGateway.GLOBEX;
        List<String> dead = new ArrayList<>();
        for (int run = 0; run < 10; run++) {
            dead.add(dead(key, "wordcount"));
        }

        int before = LimitApiTest.left(Api.get(key, LIST + "?limit=1"));
        assertThat(redrive(key, "", ids(dead)).status()).isEqualTo(200);

        assertThat(LimitApiTest.left(Api.get(key, LIST + "?limit=1"))).isBetween(before - 12, before - 10);
    }
}
