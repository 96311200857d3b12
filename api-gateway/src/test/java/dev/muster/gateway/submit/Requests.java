package dev.muster.gateway.submit;

import dev.muster.gateway.submit.SubmitRequest.Retry;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What clients ask for. */
final class Requests {
    private Requests() {}

    static SubmitRequest of(String agent) {
        return new SubmitRequest(agent, null, null, null, null, null, null, null, null);
    }

    static SubmitRequest input(String json) {
        return new SubmitRequest(
                "wordcount", JsonMapper.shared().readTree(json), null, null, null, null, null, null, null);
    }

    static SubmitRequest inputRef(@Nullable String input, String ref) {
        JsonNode json = input == null ? null : JsonMapper.shared().readTree(input);
        return new SubmitRequest("wordcount", json, ref, null, null, null, null, null, null);
    }

    static SubmitRequest seconds(@Nullable Long timeout, @Nullable Long delay, @Nullable Long queueTtl) {
        return new SubmitRequest("wordcount", null, null, null, null, timeout, delay, queueTtl, null);
    }

    static SubmitRequest retry(Retry retry) {
        return new SubmitRequest("wordcount", null, null, null, null, null, null, null, retry);
    }

    static SubmitRequest labels(List<String> tags, Map<String, String> metadata) {
        return new SubmitRequest("wordcount", null, null, tags, metadata, null, null, null, null);
    }
}
