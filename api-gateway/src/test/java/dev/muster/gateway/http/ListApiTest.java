package dev.muster.gateway.http;

import static dev.muster.gateway.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.gateway.LiveGateway;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ListApiTest {
    private static final String KEY = LiveGateway.GLOBEX;

    private static String submit(String tag) {
        return Api.send(Api.submission(KEY, "{\"agent\":\"wordcount\",\"tags\":[\"" + tag + "\"]}"))
                .text("id");
    }

    private static List<String> ids(JsonNode page) {
        List<String> ids = new ArrayList<>();
        page.path("items").forEach(item -> ids.add(item.path("id").asString()));
        return ids;
    }

    private static String cursor(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Test
    void aListingGoesThroughAllRunsOfTheTenantOnceTheLatestFirst() {
        String tag = "tag-" + UUID.randomUUID();
        List<String> submitted = new ArrayList<>();
        for (int index = 0; index < 5; index++) {
            submitted.addFirst(submit(tag));
        }
        Api.submitted(LiveGateway.ACME);

        List<String> listed = new ArrayList<>();
        String path = "/v1/runs?limit=2&tag=" + tag;
        String next = "";
        do {
            Api.Answer answer = Api.get(KEY, path + next);
            assertThat(answer.status()).isEqualTo(200);
            listed.addAll(ids(answer.json()));
            next = answer.json().path("next_cursor").isNull() ? "" : "&cursor=" + answer.text("next_cursor");
        } while (!next.isEmpty());

        assertThat(listed).containsExactlyElementsOf(submitted);
    }

    @Test
    void itIsFilteredByStatusAndAgent() {
        String id = submit("filtered");

        assertThat(ids(Api.get(KEY, "/v1/runs?status=queued&agent=wordcount&limit=100")
                        .json()))
                .contains(id);
        assertThat(ids(Api.get(KEY, "/v1/runs?status=succeeded&limit=100").json()))
                .doesNotContain(id);
        assertThat(ids(Api.get(KEY, "/v1/runs?agent=sleep&limit=100").json())).doesNotContain(id);
    }

    @Test
    void anItemShowsNoOutput() {
        submit("shown");
        JsonNode item =
                Api.get(KEY, "/v1/runs?limit=1&tag=shown").json().path("items").path(0);

        assertThat(item.has("output")).isFalse();
        assertThat(item.path("agent").asString()).isEqualTo("wordcount");
    }

    @Test
    void aCursorThatWasNeverHandedOutIsRefused() {
        String run = "/" + "a".repeat(32);
        for (String cursor : new String[] {
            "x",
            "*",
            cursor("x"),
            cursor("2026-01-01T00:00:00Z/x"),
            cursor("+999999999-01-01T00:00:00Z" + run),
            cursor("-999999999-01-01T00:00:00Z" + run),
            cursor("2026-13-01T00:00:00Z" + run),
            cursor("/")
        }) {
            assertProblem(Api.get(KEY, "/v1/runs?cursor=" + cursor), 400, "CURSOR_MALFORMED");
        }
    }

    @Test
    void whatCannotBeAskedForIsRefused() {
        for (String limit : new String[] {"0", "101", "-1", "x", "1.5", "99999999999"}) {
            assertProblem(Api.get(KEY, "/v1/runs?limit=" + limit), 400, "LIMIT_OUT_OF_RANGE", "needs 1 to 100");
        }
        assertProblem(Api.get(KEY, "/v1/runs?status=lost"), 400, "STATUS_UNKNOWN", "scheduled, retrying, queued");
        assertProblem(Api.get(KEY, "/v1/runs?agent=No%20Name"), 400, "AGENT_MALFORMED");
    }
}
