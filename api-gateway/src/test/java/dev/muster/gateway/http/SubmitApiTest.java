package dev.muster.gateway.http;

import static dev.muster.gateway.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.gateway.LiveGateway;
import dev.muster.gateway.publish.Publisher;
import dev.muster.run.Payload;
import dev.muster.run.RunId;
import dev.muster.run.RunIndex;
import dev.muster.run.Waiting;
import dev.muster.testkit.Unanswered.Verdict;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SubmitApiTest {
    private static final String WORDCOUNT = "{\"agent\":\"wordcount\"}";

    @Test
    void aSubmitAnswers202WithTheRunAndWhereItIs() {
        Api.Answer answer = Api.submit("""
                {"agent":"wordcount","input":{"text":"to be"},"tags":["a"],"metadata":{"k":"v"},"timeout_seconds":7,
                 "delay_seconds":0,"queue_ttl_seconds":60,
                 "retry":{"max_attempts":2,"initial_seconds":1,"multiplier":1.5,"max_seconds":9}}""");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.header("Location")).isEqualTo("/v1/runs/" + answer.text("id"));
        assertThat(answer.json().propertyNames())
                .containsExactly(("id status status_reason agent attempt interruptions crashes created_at "
                                + "started_at finished_at error placement tags metadata trace_id output output_ref")
                        .split(" "));
        assertThat(answer.text("status")).isEqualTo("queued");
        assertThat(answer.json().path("status_reason").path("code").asString()).isEqualTo("WAITING_CAPACITY");
        assertThat(answer.json().path("tags").path(0).asString()).isEqualTo("a");
        assertThat(answer.json().path("metadata").path("k").asString()).isEqualTo("v");
    }

    @Test
    void aDelayedRunIsScheduled() {
        Api.Answer answer = Api.submit("{\"agent\":\"wordcount\",\"delay_seconds\":600}");

        assertThat(answer.text("status")).isEqualTo("scheduled");
        assertThat(answer.json().path("status_reason").path("code").asString()).isEqualTo("DELAYED");
    }

    @Test
    void theSameKeyIsTheSameRun() {
        String key = UUID.randomUUID().toString();
        Api.Answer first = Api.submit(key, "{\"agent\":\"wordcount\",\"input\":{\"a\":1,\"b\":2}}");
        Api.Answer again = Api.submit(key, "{\"input\":{\"b\":2,\"a\":1},\"agent\":\"wordcount\"}");

        assertThat(again.status()).isEqualTo(202);
        assertThat(again.text("id")).isEqualTo(first.text("id"));
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(first.header("Idempotent-Replayed")).isEmpty();
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertProblem(Api.submit(key, WORDCOUNT), 422, "IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void aKeyThatIsNoKeyIsRefused() {
        assertProblem(Api.submit("a b", WORDCOUNT), 400, "IDEMPOTENCY_KEY_MALFORMED");
        assertProblem(Api.submit("a".repeat(256), WORDCOUNT), 400, "IDEMPOTENCY_KEY_MALFORMED", "256 characters");
        assertThat(Api.submit(UUID.randomUUID() + "!~".repeat(100), WORDCOUNT).status())
                .isEqualTo(202);
    }

    @Test
    @Timeout(10)
    void whatWasSentIsKnownToRecoveryAsTheIndexShowsIt() {
        RunId id = new RunId(Api.submit(WORDCOUNT).text("id"));
        RunIndex index = Api.GATEWAY.bean(RunIndex.class);

        Waiting waiting = IntStream.range(0, Waiting.SHARDS)
                .boxed()
                .flatMap(shard ->
                        index.waiting(Waiting.Kind.QUEUED, shard, Instant.now().plusSeconds(60), 1_000).stream())
                .filter(run -> run.run().equals(id))
                .findFirst()
                .orElseThrow();

        Publisher publisher = Api.GATEWAY.bean(Publisher.class);
        while (!publisher.hasSent(id, waiting.wake())) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aRunIsAcceptedWhileTheQueueIsDown() {
        Api.GATEWAY.queue().next("publish", Verdict.LOST_BEFORE);

        assertThat(Api.submit(WORDCOUNT).status()).isEqualTo(202);
    }

    @Test
    void aStoreThatDoesNotAnswerIs503AndNothingIsPromised() {
        Api.GATEWAY.store().down(true);
        Api.Answer answer = Api.submit(WORDCOUNT);
        Api.GATEWAY.store().down(false);

        assertProblem(answer, 503, "STORE_UNAVAILABLE");
        assertThat(answer.header("Retry-After")).isEqualTo("2");
    }

    @Test
    void aLargeInputIsKeptWhole() {
        String text = "x".repeat(Payload.INLINE_LIMIT);
        Api.Answer answer = Api.submit("{\"agent\":\"wordcount\",\"input\":{\"text\":\"" + text + "\"}}");

        assertThat(answer.status()).isEqualTo(202);
    }

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
    void aRunBelongsToTheTraceOfItsClientOrToOneOfItsOwn() {
        String parent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        Api.Answer traced = Api.send(Api.submission(LiveGateway.ACME, WORDCOUNT).header("traceparent", parent));
        assertThat(traced.text("trace_id")).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(Api.stored(traced.text("id")).request().trace().traceparent())
                .isEqualTo(parent);

        Api.Answer own = Api.send(Api.submission(LiveGateway.ACME, WORDCOUNT).header("traceparent", "00-x"));
        assertThat(own.text("trace_id")).matches("[0-9a-f]{32}");
        assertThat(Api.submit(WORDCOUNT).text("trace_id")).isNotEqualTo(own.text("trace_id"));
    }

    @Test
    void numbersInTheInputKeepEveryDigit() {
        String input = "[1.0,1.10,12345678901234567890.123456789,1E+400,\"\\u0000\"]";
        Api.Answer answer = Api.submit("{\"agent\":\"wordcount\",\"input\":" + input + "}");

        Payload stored = Api.stored(answer.text("id")).request().input();
        assertThat(stored)
                .isInstanceOfSatisfying(
                        Payload.Inline.class,
                        inline -> assertThat(inline.json()).isEqualTo(input));
    }

    @Test
    void aLabelThatCouldNotBeShownIsNamed() {
        outOfRange("\"tags\":[\"a\\ud800\"]", "tag 'a\uFFFD': needs text without");
        outOfRange("\"metadata\":{\"k\":\"\\u0000\"}", "metadata value of k '\uFFFD': needs text without");
    }
}
