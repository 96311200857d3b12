package dev.muster.aws.queue;

import dev.muster.aws.call.Faults;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** How many messages wait in a queue. */
public final class SqsQueueDepth {
    private static final QueueAttributeName VISIBLE = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES;

    private final SqsAsyncClient client;
    private final QueueAddress address;

    public SqsQueueDepth(SqsAsyncClient client, String queue) {
        this.client = client;
        this.address = new QueueAddress(client, queue);
    }

    /**
     * About as many as could be received now, as SQS counts them.
     *
     * @throws dev.muster.pace.TransientFault where the queue does not answer, or is not there
     */
    public long visible() {
        try {
            GetQueueAttributesResponse answer = address.url()
                    .thenCompose(url -> client.getQueueAttributes(
                            request -> request.queueUrl(url).attributeNames(VISIBLE)))
                    .join();
            return Long.parseLong(Objects.requireNonNull(answer.attributes().get(VISIBLE), "SQS counts"));
        } catch (CompletionException failed) {
            throw Faults.of("counting what waits", failed);
        }
    }
}
