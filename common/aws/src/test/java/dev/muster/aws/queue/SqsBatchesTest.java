package dev.muster.aws.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.aws.Clients;
import dev.muster.aws.Emulators;
import dev.muster.aws.Stub;
import dev.muster.aws.Stub.Answer;
import dev.muster.pace.TransientFault;
import dev.muster.run.RunQueue.Receipt;
import dev.muster.testkit.Runs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

final class SqsBatchesTest {
    private static final Answer ADDRESS = Answer.ok("{\"QueueUrl\":\"http://127.0.0.1/runs\"}");
    private static final List<Receipt> RECEIPTS =
            Stream.of("a", "b", "c").map(Receipt::new).toList();

    private static Answer failed(String... entries) {
        return Answer.ok("{\"Successful\":[],\"Failed\":[" + String.join(",", entries) + "]}");
    }

    private static String entry(int place, boolean senderFault) {
        return "{\"Id\":\"" + place + "\",\"Code\":\"code" + place + "\",\"SenderFault\":" + senderFault + "}";
    }

    private static Map<Integer, RuntimeException> call(
            Answer answer, Function<SqsBatches, CompletableFuture<Map<Integer, RuntimeException>>> call) {
        try (Stub queue = new Stub(ADDRESS, answer);
                SqsAsyncClient client = Clients.sqs(queue.endpoint(), Emulators.CALLS)) {
            return call.apply(new SqsBatches(client, new QueueAddress(client, "runs")))
                    .join();
        }
    }

    @Test
    void anEntryThatTheQueueFailedOnIsATransientFaultOfItsOwn() {
        Map<Integer, RuntimeException> failures =
                call(failed(entry(1, false)), batches -> batches.acknowledge(RECEIPTS));
        assertThat(failures).containsOnlyKeys(1);
        assertThat(failures.get(1)).isInstanceOf(TransientFault.class).hasMessageContaining("code1");
    }

    @Test
    void aMessageThatIsGoneNeedsNoAcknowledgement() {
        assertThat(call(failed(entry(0, true), entry(2, false)), batches -> batches.acknowledge(RECEIPTS)))
                .containsOnlyKeys(2);
    }

    @Test
    void aMessageThatIsGoneNeedsNoExtension() {
        List<SqsBatches.Extension> extensions = RECEIPTS.stream()
                .map(receipt -> new SqsBatches.Extension(receipt, Duration.ofMinutes(1)))
                .toList();
        assertThat(call(failed(entry(0, true), entry(2, false)), batches -> batches.extend(extensions)))
                .containsOnlyKeys(2);
    }

    @Test
    void aMessageThatWasNotTakenIsAFaultWhoeverIsToBlame() {
        var dispatches =
                Stream.generate(() -> Runs.queued().dispatch()).limit(3).toList();
        assertThat(call(failed(entry(0, true), entry(2, false)), batches -> batches.publish(dispatches)))
                .containsOnlyKeys(0, 2);
    }
}
