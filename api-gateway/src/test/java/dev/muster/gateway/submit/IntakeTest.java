package dev.muster.gateway.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.gateway.submit.Order.Input;
import dev.muster.gateway.submit.SubmitRequest.Retry;
import dev.muster.run.AgentName;
import dev.muster.run.RetryPolicy;
import dev.muster.testkit.Agents;
import dev.muster.testkit.Runs;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IntakeTest {
    private static final Duration QUEUE_TTL = Duration.ofHours(24);

    private final Intake intake = new Intake(
            Map.of(
                    AgentName.of("wordcount"),
                    Agents.process("./wordcount"),
                    AgentName.of("once"),
                    Agents.notResumable(Agents.process("./once"))),
            new InputSchemas(Map.of()),
            QUEUE_TTL);

    @Test
    void whatIsAbsentIsAsRegistered() {
        Order order = intake.order(Requests.of("wordcount"));

        assertThat(order.limits().timeout()).isEqualTo(Duration.ofMinutes(1));
        assertThat(order.limits().retry()).isEqualTo(Runs.RETRY);
        assertThat(order.limits().queueTtl()).isEqualTo(QUEUE_TTL);
        assertThat(order.limits().resumable()).isTrue();
        assertThat(order.delay()).isZero();
        assertThat(order.input()).isEqualTo(new Input.Given("{}"));
        assertThat(intake.order(Requests.of("once")).limits().resumable()).isFalse();
    }

    @Test
    void whatIsAskedForIsTaken() {
        Order order = intake.order(Requests.seconds(7L, 8L, 9L));

        assertThat(order.limits().timeout()).isEqualTo(Duration.ofSeconds(7));
        assertThat(order.delay()).isEqualTo(Duration.ofSeconds(8));
        assertThat(order.limits().queueTtl()).isEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void aPartOfTheRetryPolicyReplacesThatPartAlone() {
        Order order = intake.order(Requests.retry(new Retry(7, null, 1.5, null)));

        assertThat(order.limits().retry())
                .isEqualTo(new RetryPolicy(7, Duration.ofSeconds(5), 1.5, Duration.ofMinutes(5)));
    }

    @Test
    void anInputKeepsItsOrderAndItsDigits() {
        assertThat(intake.order(Requests.input("{\"b\":1,\"a\":[true,null,\"x\"]}"))
                        .input())
                .isEqualTo(new Input.Given("{\"b\":1,\"a\":[true,null,\"x\"]}"));
    }

    @Test
    void anUploadStandsForAnInputButNotBesideOne() {
        assertThat(intake.order(Requests.inputRef(null, "id")).input()).isEqualTo(new Input.Uploaded("id"));
        refused(Requests.inputRef("1", "id"), "INPUT_TWICE", "input and input_ref: needs one of the two");
    }

    @Test
    void anUnknownAgentIsToldTheRegisteredOnes() {
        refused(Requests.of("nobody"), "UNKNOWN_AGENT", "no agent is named 'nobody'; registered are once, wordcount");
        refused(Requests.of("No Name"), "UNKNOWN_AGENT", "No Name");
    }

    @Test
    void aNumberOutOfRangeIsToldItsRange() {
        refused(Requests.seconds(0L, null, null), "OUT_OF_RANGE", "timeout_seconds 0: needs 1 to 604800");
        refused(Requests.seconds(604_801L, null, null), "OUT_OF_RANGE", "604800");
        refused(Requests.seconds(Long.MAX_VALUE, null, null), "OUT_OF_RANGE", "604800");
        refused(Requests.seconds(null, -1L, null), "OUT_OF_RANGE", "delay_seconds -1: needs 0 to 1209600");
        refused(Requests.seconds(null, Long.MAX_VALUE, null), "OUT_OF_RANGE", "1209600");
        refused(Requests.seconds(null, null, 1_209_601L), "OUT_OF_RANGE", "queue_ttl_seconds 1209601");
        refused(Requests.retry(new Retry(0, null, null, null)), "OUT_OF_RANGE", "max_attempts 0: needs 1 to 20");
        refused(Requests.retry(new Retry(null, 9L, null, 8L)), "OUT_OF_RANGE", "needs 0 < initial <= max");
        refused(Requests.retry(new Retry(null, null, 11.0, null)), "OUT_OF_RANGE", "multiplier 11.0: needs 1 to 10");
        refused(Requests.retry(new Retry(null, null, Double.POSITIVE_INFINITY, null)), "OUT_OF_RANGE", "1 to 10");
    }

    @Test
    void tooManyOrTooLongLabelsAreRefused() {
        refused(Requests.labels(Collections.nCopies(11, "x"), Map.of()), "OUT_OF_RANGE", "11 tags: at most 10");
        refused(Requests.labels(List.of("x".repeat(257)), Map.of()), "OUT_OF_RANGE", "at most 256");
    }

    private void refused(SubmitRequest request, String code, String message) {
        assertThatThrownBy(() -> intake.order(request))
                .isInstanceOfSatisfying(
                        InvalidRequest.class,
                        invalid -> assertThat(invalid.code()).isEqualTo(code))
                .hasMessageContaining(message);
    }
}
