package dev.muster.aws.queue;

import dev.muster.aws.call.Faults;
import dev.muster.aws.queue.Batcher.Limits;
import dev.muster.aws.queue.SqsBatches.Extension;
import dev.muster.pace.Stopwatch;
import dev.muster.run.Dispatch;
import dev.muster.run.RunQueue;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;

/** Callers wait until their own message is dealt with, for a while, and share the calls that do it. The client may repeat calls. */
public final class SqsRunQueue implements RunQueue {
    /** As many as a worker can have slots, whose messages are extended together. */
    private static final int MOST_WAITING = 10_000;

    /** In times the linger: no run waits for that. */
    private static final int ACKNOWLEDGED_LATER = 10;

    private final SqsAsyncClient client;
    private final QueueAddress address;
    private final Duration timeout;
    private final Batcher<Dispatch> publications;
    private final Batcher<Receipt> acknowledgements;
    private final Batcher<Extension> extensions;

    /**
     * @param calls how many batches of each kind may be under way at once
     * @param timeout how long a call may take, the wait for messages apart
     * @param publishWithin how long the caller waits whose message is published; it is sent all the same
     * @param linger how soon after the last batch of publications another may be sent that is not full
     */
    public record Pace(int calls, Duration timeout, Duration publishWithin, Duration linger) {}

    public SqsRunQueue(SqsAsyncClient client, String queue, Pace pace, Stopwatch stopwatch) {
        this.client = client;
        this.address = new QueueAddress(client, queue);
        this.timeout = pace.timeout();
        SqsBatches batches = new SqsBatches(client, address);
        Limits publishing = new Limits(pace.calls(), MOST_WAITING, pace.publishWithin(), pace.linger());
        Limits acknowledging = new Limits(
                pace.calls(), MOST_WAITING, FIRST_VISIBILITY, pace.linger().multipliedBy(ACKNOWLEDGED_LATER));
        Limits extending = new Limits(pace.calls(), MOST_WAITING, FIRST_VISIBILITY, Duration.ZERO);
        this.publications = new Batcher<>(publishing, stopwatch, batches::publish);
        this.acknowledgements = new Batcher<>(acknowledging, stopwatch, batches::acknowledge);
        this.extensions = new Batcher<>(extending, stopwatch, batches::extend);
    }

    @Override
    public void publish(Dispatch dispatch) {
        publications.submit(List.of(dispatch));
    }

    @Override
    public void acknowledge(Receipt receipt) {
        acknowledgements.submit(List.of(receipt));
    }

    @Override
    public void extend(Collection<Receipt> receipts, Duration visibility) {
        extensions.submit(receipts.stream()
                .map(receipt -> new Extension(receipt, visibility))
                .toList());
    }

    @Override
    public List<Delivery> receive(int max, Duration wait) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted before receiving");
        }
        String url = answer(address.url());
        ReceiveMessageRequest request = ReceiveMessageRequest.builder()
                .queueUrl(url)
                .maxNumberOfMessages(max)
                .waitTimeSeconds(wholeSeconds(wait))
                .visibilityTimeout(Math.toIntExact(FIRST_VISIBILITY.toSeconds()))
                .messageAttributeNames(SqsBatches.AGENT)
                .messageSystemAttributeNames(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT)
                .overrideConfiguration(call -> call.apiCallTimeout(wait.plus(timeout)))
                .build();
        return answer(client.receiveMessage(request)).messages().stream()
                .map(SqsRunQueue::delivery)
                .toList();
    }

    /** An interrupt ends the call itself: what it would still bring would be out of sight with nobody to deal with it. */
    private static <T> T answer(CompletableFuture<T> call) throws InterruptedException {
        try {
            return call.get();
        } catch (ExecutionException failed) {
            throw Faults.of("receiving", failed);
        } finally {
            call.cancel(true);
        }
    }

    /** Rounded up: no wait at all asks only some of the queue's servers. */
    private static int wholeSeconds(Duration wait) {
        return Math.toIntExact(wait.plusMillis(999).toSeconds());
    }

    private static Delivery delivery(software.amazon.awssdk.services.sqs.model.Message message) {
        return new Delivery(
                new Receipt(message.receiptHandle()),
                Integer.parseInt(
                        message.attributes().getOrDefault(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1")),
                MessageBody.read(message));
    }
}
