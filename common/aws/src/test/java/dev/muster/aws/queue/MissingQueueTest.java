package dev.muster.aws.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.aws.Emulators;
import dev.muster.pace.Stopwatch;
import dev.muster.pace.TransientFault;
import dev.muster.run.RunQueue;
import dev.muster.testkit.Runs;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

final class MissingQueueTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static Map<QueueAttributeName, String> attributes(String queue) {
        String url = Emulators.SQS
                .getQueueUrl(request -> request.queueName(queue))
                .join()
                .queueUrl();
        return Emulators.SQS
                .getQueueAttributes(request -> request.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                .join()
                .attributes();
    }

    @Test
    void theQueueLetsMessagesRestAndGivesUpOnThoseThatNeverCome() {
        assertThat(attributes(Emulators.QUEUE))
                .containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "900")
                .containsEntry(QueueAttributeName.RECEIVE_MESSAGE_WAIT_TIME_SECONDS, "20")
                .hasEntrySatisfying(
                        QueueAttributeName.REDRIVE_POLICY,
                        policy -> assertThat(policy).contains("1000", Emulators.QUEUE + "-dead-letters"));
    }

    @Test
    void aQueueThatIsMadeLaterIsFoundThen() throws InterruptedException {
        RunQueue queue = new SqsRunQueue(
                Emulators.SQS, "late", new SqsRunQueue.Pace(1, PATIENCE, PATIENCE, Duration.ZERO), Stopwatch.REAL);
        assertThatThrownBy(() -> queue.publish(Runs.queued().dispatch())).isInstanceOf(TransientFault.class);
        assertThatThrownBy(() -> queue.receive(1, Duration.ZERO)).isInstanceOf(TransientFault.class);
        MissingQueue missing = new MissingQueue(Emulators.SQS);
        missing.create("late");
        missing.create("late");
        queue.publish(Runs.queued().dispatch());
        assertThat(queue.receive(1, Duration.ofSeconds(5))).hasSize(1);
    }
}
