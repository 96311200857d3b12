package dev.muster.aws.queue;

import dev.muster.aws.call.Faults;
import dev.muster.aws.queue.SqsBatches.Extension;
import dev.muster.run.DeadLetters;
import dev.muster.run.Dispatch;
import dev.muster.run.RunQueue.Receipt;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** One call at a time, and none that waits for letters: there are few, and none is urgent. */
public final class SqsDeadLetters implements DeadLetters {
    /** The message attribute that tells a copy, and why its run was given up. */
    private static final String REASON = "reason";

    private static final List<QueueAttributeName> COUNTS = List.of(
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE);

    private final SqsAsyncClient client;
    private final QueueAddress address;
    private final SqsBatches batches;

    /** @param queue the name of the queue whose dead letters they are */
    public SqsDeadLetters(SqsAsyncClient client, String queue) {
        this.client = client;
        this.address = new QueueAddress(client, RunsQueue.deadLetters(queue));
        this.batches = new SqsBatches(client, address);
    }

    @Override
    public void leaveCopy(Dispatch dispatch, String reason) {
        var attributes =
                Map.of(SqsBatches.AGENT, SqsBatches.text(dispatch.agent().value()), REASON, SqsBatches.text(reason));
        ask(
                "leaving a copy",
                url -> client.sendMessage(request -> request.queueUrl(url)
                        .messageBody(MessageBody.write(dispatch.run()))
                        .messageAttributes(attributes)));
    }

    @Override
    public List<Letter> receive() {
        var answer = ask(
                "receiving dead letters",
                url -> client.receiveMessage(request -> request.queueUrl(url)
                        .maxNumberOfMessages(MOST)
                        .waitTimeSeconds(0)
                        .visibilityTimeout(Math.toIntExact(VISIBILITY.toSeconds()))
                        .messageAttributeNames(SqsBatches.AGENT, REASON)));
        return answer.messages().stream().map(SqsDeadLetters::letter).toList();
    }

    private static Letter letter(Message message) {
        return new Letter(
                new Receipt(message.receiptHandle()),
                message.messageId(),
                MessageBody.read(message),
                MessageBody.beside(message, REASON));
    }

    @Override
    public void delete(Receipt receipt) {
        settle("deleting a dead letter", batches.acknowledge(List.of(receipt)));
    }

    @Override
    public void hide(Collection<Receipt> receipts, Duration time) {
        if (receipts.isEmpty()) {
            return;
        }
        Stream<Extension> extensions = receipts.stream().map(receipt -> new Extension(receipt, time));
        settle("hiding dead letters", batches.extend(extensions.toList()));
    }

    private static void settle(String what, CompletableFuture<Map<Integer, RuntimeException>> call) {
        answer(what, call).values().stream().findFirst().ifPresent(failure -> {
            throw failure;
        });
    }

    @Override
    public int count() {
        var counts = ask(
                        "counting dead letters",
                        url -> client.getQueueAttributes(
                                request -> request.queueUrl(url).attributeNames(COUNTS)))
                .attributes();
        return COUNTS.stream()
                .mapToInt(name -> Integer.parseInt(counts.getOrDefault(name, "0")))
                .sum();
    }

    private <T> T ask(String what, Function<String, CompletableFuture<T>> request) {
        return answer(what, address.url().thenCompose(request));
    }

    private static <T> T answer(String what, CompletableFuture<T> call) {
        try {
            return call.join();
        } catch (CompletionException failed) {
            throw Faults.of(what, failed);
        }
    }
}
