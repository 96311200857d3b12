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
                                + "started_at finished_at error placement tags metadata trace_id replay_of output output_ref")
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
                .flatMap(
                        shard -> index
                                .waiting(
                                        Waiting.Kind.QUEUED,
                                        shard,
                                        Instant.EPOCH,
                                        Instant.now().plusSeconds(60),
                                        1_000)
                                .stream())
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
}
