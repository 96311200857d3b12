package dev.muster.aws.queue;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import tools.jackson.databind.json.JsonMapper;

/** Makes the queue and its dead-letter queue where they are not there; SQS answers the same for the same attributes. */
public final class MissingQueue {
    /** The first answer of a cold emulator takes longer than that of any later call. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final SqsAsyncClient client;

    public MissingQueue(SqsAsyncClient client) {
        this.client = client;
    }

    public void create(String queue) {
        if (exists(queue)) {
            return;
        }
        String letters = create(
                RunsQueue.deadLetters(queue),
                Map.of(QueueAttributeName.MESSAGE_RETENTION_PERIOD, seconds(RunsQueue.DEAD_LETTER_RETENTION)));
        create(
                queue,
                Map.of(
                        QueueAttributeName.MESSAGE_RETENTION_PERIOD,
                        seconds(RunsQueue.RETENTION),
                        QueueAttributeName.VISIBILITY_TIMEOUT,
                        seconds(RunsQueue.VISIBILITY),
                        QueueAttributeName.RECEIVE_MESSAGE_WAIT_TIME_SECONDS,
                        seconds(RunsQueue.LONG_POLL),
                        QueueAttributeName.REDRIVE_POLICY,
                        redrive(arn(letters))));
    }

    /** However it was made. */
    private boolean exists(String queue) {
        return client.getQueueUrl(request ->
                        request.queueName(queue).overrideConfiguration(call -> call.apiCallTimeout(PATIENCE)))
                .handle((url, missing) -> missing == null)
                .join();
    }

    private String create(String name, Map<QueueAttributeName, String> attributes) {
        return client.createQueue(request -> request.queueName(name)
                        .attributes(attributes)
                        .overrideConfiguration(call -> call.apiCallTimeout(PATIENCE)))
                .join()
                .queueUrl();
    }

    private String arn(String url) {
        var attributes = client.getQueueAttributes(request -> request.queueUrl(url)
                        .attributeNames(QueueAttributeName.QUEUE_ARN)
                        .overrideConfiguration(call -> call.apiCallTimeout(PATIENCE)))
                .join()
                .attributes();
        return Objects.requireNonNull(attributes.get(QueueAttributeName.QUEUE_ARN), "a queue has an ARN");
    }

    private static String redrive(String arn) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("deadLetterTargetArn", arn)
                .put("maxReceiveCount", RunsQueue.MAX_RECEIVES)
                .toString();
    }

    private static String seconds(Duration duration) {
        return Long.toString(duration.toSeconds());
    }
}
