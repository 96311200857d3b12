package dev.muster.local.bench.reference;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** Keeps what it is asked to write, and has no item to change. */
record RecordingClient(List<PutItemRequest> puts, List<UpdateItemRequest> updates) implements DynamoDbClient {
    RecordingClient() {
        this(new ArrayList<>(), new ArrayList<>());
    }

    @Override
    public PutItemResponse putItem(PutItemRequest request) {
        puts.add(request);
        return PutItemResponse.builder().build();
    }

    @Override
    public UpdateItemResponse updateItem(UpdateItemRequest request) {
        updates.add(request);
        throw ConditionalCheckFailedException.builder().build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
