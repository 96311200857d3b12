package dev.muster.local.bench.reference;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import software.amazon.awssdk.http.crt.AwsCrtAsyncHttpClient;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** The bare SDK, on the HTTP clients that the platform uses; where and as whom the environment says. */
record Aws(DynamoDbClient store, SqsAsyncClient queue) {
    /** Of its table and of its queue. */
    static final String NAME = "reference-runs";

    private static final int CONNECTIONS = 128;
    private static final int MOST_MESSAGES = 10;
    private static final int LONG_POLL_SECONDS = 20;
    private static final int VISIBILITY_SECONDS = 15;
    private static final String AGENT = "agent";
    private static final String BEFORE_THE_RUN = "{\"run_id\":\"";
    private static final String AFTER_THE_RUN = "\",\"v\":1}";

    static Aws connect() {
        return new Aws(
                DynamoDbClient.builder()
                        .httpClientBuilder(AwsCrtHttpClient.builder().maxConcurrency(CONNECTIONS))
                        .build(),
                SqsAsyncClient.builder()
                        .httpClientBuilder(AwsCrtAsyncHttpClient.builder().maxConcurrency(CONNECTIONS))
                        .build());
    }

    String queueUrl() {
        return queue.getQueueUrl(request -> request.queueName(NAME)).join().queueUrl();
    }

    void send(String queueUrl, List<String> runs) {
        var entries = entries(runs, Aws::message);
        queue.sendMessageBatch(request -> request.queueUrl(queueUrl).entries(entries))
                .join();
    }

    List<Message> receive(String queueUrl) {
        return queue.receiveMessage(request -> request.queueUrl(queueUrl)
                        .maxNumberOfMessages(MOST_MESSAGES)
                        .waitTimeSeconds(LONG_POLL_SECONDS)
                        .visibilityTimeout(VISIBILITY_SECONDS)
                        .messageAttributeNames(AGENT)
                        .messageSystemAttributeNames(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT))
                .join()
                .messages();
    }

    void delete(String queueUrl, List<String> receipts) {
        var entries = entries(receipts, Aws::deletion);
        queue.deleteMessageBatch(request -> request.queueUrl(queueUrl).entries(entries))
                .join();
    }

    static String run(Message message) {
        return message.body().substring(BEFORE_THE_RUN.length(), message.body().length() - AFTER_THE_RUN.length());
    }

    private static SendMessageBatchRequestEntry message(String id, String run) {
        MessageAttributeValue agent = MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(Requests.AGENT)
                .build();
        return SendMessageBatchRequestEntry.builder()
                .id(id)
                .messageBody(BEFORE_THE_RUN + run + AFTER_THE_RUN)
                .messageAttributes(Map.of(AGENT, agent))
                .messageGroupId(Requests.TENANT)
                .build();
    }

    private static DeleteMessageBatchRequestEntry deletion(String id, String receipt) {
        return DeleteMessageBatchRequestEntry.builder()
                .id(id)
                .receiptHandle(receipt)
                .build();
    }

    private static <E> List<E> entries(List<String> batch, BiFunction<String, String, E> entry) {
        return IntStream.range(0, batch.size())
                .mapToObj(place -> entry.apply(Integer.toString(place), batch.get(place)))
                .toList();
    }
}
