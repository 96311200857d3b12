package dev.muster.local.bench.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CallsTest {
    private static final Calls CALLS = new Calls(Map.of(
            "DynamoDB_20120810.PutItem", 3L,
            "DynamoDB_20120810.UpdateItem", 6L,
            "DynamoDB_20120810.Query", 2L,
            "DynamoDB_20120810.GetItem", 1L,
            "AmazonSQS.ReceiveMessage", 4L));

    @Test
    void readsWritesAndCallsOfTheQueueAreToldApart() {
        assertThat(CALLS.writes()).isEqualTo(9);
        assertThat(CALLS.reads()).isEqualTo(3);
        assertThat(CALLS.ofQueue()).isEqualTo(4);
    }

    @Test
    void whatWasThereBeforeDoesNotCount() {
        Calls now = CALLS.plus(new Calls(Map.of("DynamoDB_20120810.PutItem", 1L, "AmazonSQS.SendMessageBatch", 2L)));
        assertThat(now.since(CALLS).byTarget())
                .isEqualTo(Map.of("DynamoDB_20120810.PutItem", 1L, "AmazonSQS.SendMessageBatch", 2L));
    }
}
