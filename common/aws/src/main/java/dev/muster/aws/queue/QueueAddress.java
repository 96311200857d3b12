package dev.muster.aws.queue;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlResponse;

/** A queue's URL, asked for at first use: a service starts, and accepts runs, without its queue. */
final class QueueAddress {
    private final SqsAsyncClient client;
    private final String queue;
    private volatile @Nullable String url;

    QueueAddress(SqsAsyncClient client, String queue) {
        this.client = client;
        this.queue = queue;
    }

    CompletableFuture<String> url() {
        String known = url;
        return known != null ? CompletableFuture.completedFuture(known) : ask();
    }

    private CompletableFuture<String> ask() {
        return client.getQueueUrl(request -> request.queueName(queue))
                .thenApply(GetQueueUrlResponse::queueUrl)
                .thenApply(answer -> url = answer);
    }
}
