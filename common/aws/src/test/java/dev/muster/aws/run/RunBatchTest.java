package dev.muster.aws.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.aws.AwsSettings;
import dev.muster.aws.Clients;
import dev.muster.aws.Stub;
import dev.muster.aws.Stub.Answer;
import dev.muster.pace.TransientFault;
import dev.muster.run.Run;
import dev.muster.testkit.Runs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

final class RunBatchTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final AwsSettings.Calls CALLS =
            new AwsSettings.Calls(TIMEOUT, 1, 8, TIMEOUT, 1, Duration.ZERO, TIMEOUT);
    private static final Answer NONE = Answer.ok("{\"Responses\":{},\"UnprocessedKeys\":{}}");
    private static final Answer LEFT_OUT =
            Answer.ok("{\"Responses\":{},\"UnprocessedKeys\":{\"runs\":{\"Keys\":[{\"id\":{\"S\":\"a\"}}]}}}");

    private final List<Duration> pauses = new ArrayList<>();

    private List<Run> read(Stub store) {
        try (DynamoDbClient client = Clients.dynamodb(store.endpoint(), CALLS)) {
            return new RunBatch(client, "runs", pauses::add).read(List.of(Runs.id()));
        }
    }

    @Test
    void whatIsLeftOutIsAskedForAgainAfterAWait() {
        try (Stub store = new Stub(LEFT_OUT, LEFT_OUT, NONE)) {
            assertThat(read(store)).isEmpty();
            assertThat(store.requests()).isEqualTo(3);
            assertThat(pauses).containsExactly(Duration.ofMillis(25), Duration.ofMillis(50));
        }
    }

    @Test
    void aStoreThatLeavesOutForEverIsATransientFault() {
        try (Stub store = new Stub(LEFT_OUT)) {
            assertThatThrownBy(() -> read(store)).isInstanceOf(TransientFault.class);
            assertThat(store.requests()).isEqualTo(8);
        }
    }
}
