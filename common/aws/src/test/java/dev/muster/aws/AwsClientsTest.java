package dev.muster.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.aws.Stub.Answer;
import dev.muster.aws.fleet.DynamoDbWorkerRegistry;
import dev.muster.aws.queue.SqsRunQueue;
import dev.muster.fleet.WorkerRegistry;
import dev.muster.pace.Stopwatch;
import dev.muster.pace.TransientFault;
import dev.muster.run.RunQueue;
import dev.muster.run.RunQueue.Receipt;
import dev.muster.testkit.Workers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

final class AwsClientsTest {
    private static final AwsSettings.Calls CALLS = calls(Duration.ofSeconds(3));
    private static final AwsSettings.Calls HASTY = calls(Duration.ofMillis(500));
    private static final Answer OK = Answer.ok("{}");

    private static AwsSettings.Calls calls(Duration timeout) {
        return new AwsSettings.Calls(timeout, 3, 8, timeout, 1, Duration.ZERO, timeout);
    }

    private static void write(URI endpoint, AwsSettings.Calls calls) {
        try (DynamoDbClient client = Clients.dynamodb(endpoint, calls)) {
            WorkerRegistry registry = new DynamoDbWorkerRegistry(client, "workers", InstantSource.system());
            registry.requestCancel(Workers.id(), "run");
        }
    }

    private static void acknowledge(URI endpoint) {
        try (SqsAsyncClient client = Clients.sqs(endpoint, CALLS)) {
            RunQueue queue = new SqsRunQueue(
                    client,
                    "runs",
                    new SqsRunQueue.Pace(CALLS.batches(), CALLS.timeout(), CALLS.publishWithin(), CALLS.linger()),
                    Stopwatch.REAL);
            queue.acknowledge(new Receipt("receipt"));
        }
    }

    @ParameterizedTest
    @CsvSource({"400, ProvisionedThroughputExceededException", "400, ThrottlingException", "400, RequestLimitExceeded"})
    void aWriteThatWasThrottledIsRepeated(int status, String type) {
        Answer throttled = Answer.error(status, type);
        try (Stub store = new Stub(throttled, throttled, OK)) {
            write(store.endpoint(), CALLS);
            assertThat(store.requests()).isEqualTo(3);
        }
    }

    @Test
    void aWriteThatIsThrottledAgainAndAgainIsATransientFault() {
        try (Stub store = new Stub(Answer.error(400, "ThrottlingException"))) {
            assertThatThrownBy(() -> write(store.endpoint(), CALLS)).isInstanceOf(TransientFault.class);
            assertThat(store.requests()).isEqualTo(CALLS.attempts());
        }
    }

    @ParameterizedTest
    @CsvSource({"500, InternalServerError", "503, ServiceUnavailable"})
    void aWriteThatMayHaveBeenAppliedIsNotRepeated(int status, String type) {
        try (Stub store = new Stub(Answer.error(status, type), OK)) {
            assertThatThrownBy(() -> write(store.endpoint(), CALLS)).isInstanceOf(TransientFault.class);
            assertThat(store.requests()).isEqualTo(1);
        }
    }

    @Test
    void aWriteWhoseConnectionBreaksIsNotRepeated() {
        try (Stub store = new Stub(Answer.none(), OK)) {
            assertThatThrownBy(() -> write(store.endpoint(), CALLS)).isInstanceOf(TransientFault.class);
            assertThat(store.requests()).isEqualTo(1);
        }
    }

    @Test
    void aStoreThatNeverAnswersIsATransientFaultInTime() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            URI endpoint = URI.create("http://127.0.0.1:" + silent.getLocalPort());
            assertThatThrownBy(() -> write(endpoint, HASTY))
                    .isInstanceOf(TransientFault.class)
                    .hasMessageContaining("500 millis");
        }
    }

    @Test
    void aStoreThatIsNotThereIsATransientFault() {
        Stub store = new Stub(OK);
        store.close();
        assertThatThrownBy(() -> write(store.endpoint(), CALLS)).isInstanceOf(TransientFault.class);
    }

    @ParameterizedTest
    @CsvSource({"ExpiredTokenException", "RequestExpired"})
    void credentialsThatRanOutAreATransientFault(String type) {
        try (Stub store = new Stub(Answer.error(400, type))) {
            assertThatThrownBy(() -> write(store.endpoint(), CALLS)).isInstanceOf(TransientFault.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"ValidationException", "ResourceNotFoundException", "AccessDeniedException"})
    void whatRepetitionCannotHealIsNoTransientFault(String type) {
        try (Stub store = new Stub(Answer.error(400, type))) {
            assertThatThrownBy(() -> write(store.endpoint(), CALLS)).isInstanceOf(DynamoDbException.class);
        }
    }

    @Test
    void aCallToTheQueueIsRepeatedWhateverBecameOfIt() {
        Answer address = Answer.ok("{\"QueueUrl\":\"http://127.0.0.1/runs\"}");
        try (Stub queue = new Stub(address, Answer.none(), Answer.error(500, "InternalError"), OK)) {
            assertThatCode(() -> acknowledge(queue.endpoint())).doesNotThrowAnyException();
            assertThat(queue.requests()).isEqualTo(4);
        }
    }

    @Test
    void aQueueThatIsGoneIsATransientFault() {
        try (Stub queue = new Stub(Answer.error(400, "QueueDoesNotExist"))) {
            assertThatThrownBy(() -> acknowledge(queue.endpoint())).isInstanceOf(TransientFault.class);
        }
    }
}
