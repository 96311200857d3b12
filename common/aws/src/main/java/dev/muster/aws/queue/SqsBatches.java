package dev.muster.aws.queue;

import dev.muster.aws.call.Faults;
import dev.muster.pace.TransientFault;
import dev.muster.run.Dispatch;
import dev.muster.run.RunQueue.Receipt;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/** The calls that SQS takes in batches. The id of an entry is its place. */
final class SqsBatches {
    /** The message attribute with the agent's name. */
    static final String AGENT = "agent";

    record Extension(Receipt receipt, Duration visibility) {}

    private final SqsAsyncClient client;
    private final QueueAddress address;

    SqsBatches(SqsAsyncClient client, QueueAddress address) {
        this.client = client;
        this.address = address;
    }

    CompletableFuture<Map<Integer, RuntimeException>> publish(List<Dispatch> batch) {
        var entries = entries(batch, SqsBatches::message);
        return call(
                "publishing",
                url -> client.sendMessageBatch(request -> request.queueUrl(url).entries(entries)),
                SendMessageBatchResponse::failed);
    }

    /** A message that is gone has been dealt with. */
    CompletableFuture<Map<Integer, RuntimeException>> acknowledge(List<Receipt> batch) {
        var entries = entries(batch, SqsBatches::deletion);
        return call(
                "acknowledging",
                url -> client.deleteMessageBatch(
                        request -> request.queueUrl(url).entries(entries)),
                answer -> notGone(answer.failed()));
    }

    /** A message that is gone, or in sight again, has nothing to be extended. */
    CompletableFuture<Map<Integer, RuntimeException>> extend(List<Extension> batch) {
        var entries = entries(batch, SqsBatches::extension);
        return call(
                "extending",
                url -> client.changeMessageVisibilityBatch(
                        request -> request.queueUrl(url).entries(entries)),
                answer -> notGone(answer.failed()));
    }

    private <R> CompletableFuture<Map<Integer, RuntimeException>> call(
            String what,
            Function<String, CompletableFuture<R>> request,
            Function<R, List<BatchResultErrorEntry>> failed) {
        return address.url().thenCompose(request).thenApply(failed).handle((entries, fault) -> {
            if (fault != null) {
                throw Faults.of(what, fault);
            }
            return entries.stream()
                    .collect(Collectors.toMap(entry -> Integer.parseInt(entry.id()), entry -> fault(what, entry)));
        });
    }

    private static TransientFault fault(String what, BatchResultErrorEntry entry) {
        return new TransientFault(what + " was refused: " + entry.code() + " " + entry.message());
    }

    private static List<BatchResultErrorEntry> notGone(List<BatchResultErrorEntry> failed) {
        return failed.stream().filter(entry -> !entry.senderFault()).toList();
    }

    private static <T, E> List<E> entries(List<T> batch, BiFunction<String, T, E> entry) {
        return IntStream.range(0, batch.size())
                .mapToObj(place -> entry.apply(Integer.toString(place), batch.get(place)))
                .toList();
    }

    private static SendMessageBatchRequestEntry message(String id, Dispatch dispatch) {
        return SendMessageBatchRequestEntry.builder()
                .id(id)
                .messageBody(MessageBody.write(dispatch.run()))
                .messageAttributes(Map.of(AGENT, text(dispatch.agent().value())))
                .messageGroupId(dispatch.tenant().name())
                .build();
    }

    static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }

    private static DeleteMessageBatchRequestEntry deletion(String id, Receipt receipt) {
        return DeleteMessageBatchRequestEntry.builder()
                .id(id)
                .receiptHandle(receipt.handle())
                .build();
    }

    private static ChangeMessageVisibilityBatchRequestEntry extension(String id, Extension extension) {
        return ChangeMessageVisibilityBatchRequestEntry.builder()
                .id(id)
                .receiptHandle(extension.receipt().handle())
                .visibilityTimeout(Math.toIntExact(extension.visibility().toSeconds()))
                .build();
    }
}
