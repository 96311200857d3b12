package dev.muster.gateway.http;

import static dev.muster.gateway.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.gateway.LiveGateway;
import org.junit.jupiter.api.Test;

class SubmitRefusalApiTest {
    private static final String WORDCOUNT = "{\"agent\":\"wordcount\"}";

    @Test
    void aBodyAboveTheLimitIsRefusedWithAndWithoutALength() {
        String body = "{\"agent\":\"wordcount\",\"input\":\"" + "x".repeat(LiveGateway.BODY_LIMIT) + "\"}";

        assertProblem(Api.submit(body), 413, "BODY_TOO_LARGE", "262144");
        assertProblem(Api.submitChunked(body), 413, "BODY_TOO_LARGE", "262144");
        assertThat(Api.submitChunked(WORDCOUNT).status()).isEqualTo(202);
    }

    @Test
    void whatIsNoJsonObjectIsMalformed() {
        for (String body :
                new String[] {"", "{", "{\"agent\":}", "{\"agent\":\"a\"} x", "{\"agent\":\"a\",\"agent\":\"b\"}"}) {
            Api.Answer answer = Api.submit(body);
            assertThat(answer.status()).as(body).isEqualTo(400);
            assertThat(answer.text("code")).as(body).isIn("MALFORMED_JSON", "WRONG_TYPE");
            assertThat(answer.text("detail")).as(body).doesNotContain("Source", "REDACTED");
        }
        assertThat(Api.submit("{").text("detail"))
                .isEqualTo("Unexpected end-of-input: expected close marker for Object at line 1, column 2");
        assertProblem(Api.submit("null"), 400, "WRONG_TYPE", "one JSON object");
        assertProblem(Api.submit("[]"), 400, "WRONG_TYPE", "one JSON object");
        assertProblem(
                Api.submit("{\"input\":" + "[".repeat(2_000) + "]".repeat(2_000) + "}"), 400, "JSON_LIMIT_EXCEEDED");
    }

    @Test
    void anUnknownFieldIsNamed() {
        assertProblem(
                Api.submit("{\"agent\":\"wordcount\",\"timeout\":5}"),
                400,
                "UNKNOWN_FIELD",
                "timeout: there is no such");
        assertProblem(
                Api.submit("{\"agent\":\"wordcount\",\"retry\":{\"max\":5}}"), 400, "UNKNOWN_FIELD", "max_attempts");
    }

    @Test
    void aWrongTypeIsNamed() {
        wrongType("\"timeout_seconds\":\"7\"", "timeout_seconds: needs a whole number");
        wrongType("\"timeout_seconds\":\"\"", "timeout_seconds: needs a whole number");
        wrongType("\"timeout_seconds\":\"\\u0000 \"", "timeout_seconds: needs a whole number");
        wrongType("\"timeout_seconds\":1.5", "timeout_seconds: needs a whole number");
        wrongType("\"timeout_seconds\":true", "timeout_seconds: needs a whole number");
        wrongType("\"timeout_seconds\":{}", "timeout_seconds: needs a whole number");
        wrongType("\"retry\":{\"multiplier\":\"2\"}", "retry.multiplier: needs a number");
        wrongType("\"retry\":7", "retry: needs an object");
        wrongType("\"tags\":\"a\"", "tags: needs a list");
        wrongType("\"tags\":[1]", "tags[0]: needs a text");
        wrongType("\"tags\":[\"a\",null]", "tags[1]: needs a text");
        wrongType("\"metadata\":{\"k\":1}", "metadata.k: needs a text");
        wrongType("\"metadata\":{\"k\":null}", "metadata.k: needs a text");
        wrongType("\"metadata\":[]", "metadata: needs an object");
    }

    private static void wrongType(String field, String detail) {
        assertProblem(Api.submit("{\"agent\":\"wordcount\"," + field + "}"), 400, "WRONG_TYPE", detail);
    }

    @Test
    void aNumberOutOfRangeIsToldItsRange() {
        outOfRange("\"timeout_seconds\":0", "timeout_seconds 0: needs 1 to 604800");
        outOfRange("\"delay_seconds\":1209601", "delay_seconds 1209601: needs 0 to 1209600");
        outOfRange("\"queue_ttl_seconds\":-5", "queue_ttl_seconds -5: needs 1 to 1209600");
        outOfRange("\"retry\":{\"max_attempts\":21}", "max_attempts 21: needs 1 to 20");
        outOfRange("\"timeout_seconds\":99999999999999999999", "99999999999999999999");
        outOfRange("\"retry\":{\"max_attempts\":99999999999}", "99999999999");
    }

    private static void outOfRange(String field, String detail) {
        assertProblem(Api.submit("{\"agent\":\"wordcount\"," + field + "}"), 422, "OUT_OF_RANGE", detail);
    }

    @Test
    void anUnknownAgentIsToldTheRegisteredOnes() {
        assertProblem(
                Api.submit("{\"agent\":\"nobody\"}"),
                422,
                "UNKNOWN_AGENT",
                "registered are answer-after, picky, sleep, sleep-python, wordcount");
        assertProblem(Api.submit("{}"), 422, "UNKNOWN_AGENT", "no agent is named;");
    }

    @Test
    void anInputThatItsAgentWouldRefuseIsRefusedAtOnce() {
        assertProblem(
                Api.submit("{\"agent\":\"picky\",\"input\":{\"n\":\"7\"}}"),
                422,
                "INPUT_INVALID",
                "input/n: string found");
        assertProblem(Api.submit("{\"agent\":\"picky\"}"), 422, "INPUT_INVALID", "required property 'n' not found");
        assertThat(Api.submit("{\"agent\":\"picky\",\"input\":{\"n\":7}}").status())
                .isEqualTo(202);
    }

    @Test
    void aLabelThatCouldNotBeShownIsNamed() {
        outOfRange("\"tags\":[\"a\\ud800\"]", "tag 'a\uFFFD': needs text without");
        outOfRange("\"metadata\":{\"k\":\"\\u0000\"}", "metadata value of k '\uFFFD': needs text without");
    }
}
