package dev.muster.aws.create;

import dev.muster.aws.create.TableDefinition.Attribute;
import dev.muster.aws.create.TableDefinition.Index;
import dev.muster.aws.create.TableDefinition.Keys;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.awssdk.services.dynamodb.waiters.DynamoDbWaiter;

/** Makes tables that are not there. Several services may do so at the same time. */
public final class MissingTables {
    /** Making tables takes the store, and a cold emulator, longer than any later call. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final DynamoDbClient client;

    public MissingTables(DynamoDbClient client) {
        this.client = client;
    }

    /** Returns once the table can be used. */
    public void create(String name, TableDefinition definition) {
        if (exists(name)) {
            return;
        }
        try {
            client.createTable(request(name, definition));
        } catch (ResourceInUseException alreadyThere) {
            // Made right now by another service.
        }
        try (DynamoDbWaiter waiter = client.waiter()) {
            waiter.waitUntilTableExists(request -> request.tableName(name));
        }
        expire(name, definition.timeToLive());
    }

    /** Asked first, since who may not create may still find that there is no need to. */
    private boolean exists(String name) {
        try {
            return client.describeTable(request -> request.tableName(name)
                                    .overrideConfiguration(call -> call.apiCallTimeout(PATIENCE)))
                            .table()
                            .tableStatus()
                    == TableStatus.ACTIVE;
        } catch (ResourceNotFoundException missing) {
            return false;
        }
    }

    private void expire(String name, String attribute) {
        if (!keepsForEver(name)) {
            return;
        }
        try {
            client.updateTimeToLive(request -> request.tableName(name)
                    .overrideConfiguration(call -> call.apiCallTimeout(PATIENCE))
                    .timeToLiveSpecification(time -> time.enabled(true).attributeName(attribute)));
        } catch (DynamoDbException refused) {
            if (keepsForEver(name)) { // else another service was quicker
                throw refused;
            }
        }
    }

    private boolean keepsForEver(String name) {
        return client.describeTimeToLive(request ->
                                request.tableName(name).overrideConfiguration(call -> call.apiCallTimeout(PATIENCE)))
                        .timeToLiveDescription()
                        .timeToLiveStatus()
                == TimeToLiveStatus.DISABLED;
    }

    private static CreateTableRequest request(String name, TableDefinition definition) {
        CreateTableRequest.Builder request = CreateTableRequest.builder()
                .tableName(name)
                .overrideConfiguration(call -> call.apiCallTimeout(PATIENCE))
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(schema(definition.keys()))
                .attributeDefinitions(attributes(definition));
        List<GlobalSecondaryIndex> indexes =
                definition.indexes().stream().map(MissingTables::index).toList();
        return indexes.isEmpty()
                ? request.build()
                : request.globalSecondaryIndexes(indexes).build();
    }

    private static List<KeySchemaElement> schema(Keys keys) {
        return Stream.concat(
                        Stream.of(element(keys.partition(), KeyType.HASH)),
                        keys.sort().map(sort -> element(sort, KeyType.RANGE)).stream())
                .toList();
    }

    private static KeySchemaElement element(Attribute attribute, KeyType type) {
        return KeySchemaElement.builder()
                .attributeName(attribute.name())
                .keyType(type)
                .build();
    }

    private static Set<AttributeDefinition> attributes(TableDefinition definition) {
        return Stream.concat(
                        Stream.of(definition.keys()),
                        definition.indexes().stream().map(Index::keys))
                .flatMap(keys -> Stream.concat(Stream.of(keys.partition()), keys.sort().stream()))
                .map(attribute -> AttributeDefinition.builder()
                        .attributeName(attribute.name())
                        .attributeType(type(attribute.type()))
                        .build())
                .collect(Collectors.toSet());
    }

    private static ScalarAttributeType type(Attribute.Type type) {
        return switch (type) {
            case TEXT -> ScalarAttributeType.S;
            case NUMBER -> ScalarAttributeType.N;
        };
    }

    private static GlobalSecondaryIndex index(Index index) {
        Projection.Builder projection = Projection.builder();
        if (index.included().isEmpty()) {
            projection.projectionType(ProjectionType.KEYS_ONLY);
        } else {
            projection.projectionType(ProjectionType.INCLUDE).nonKeyAttributes(index.included());
        }
        return GlobalSecondaryIndex.builder()
                .indexName(index.name())
                .keySchema(schema(index.keys()))
                .projection(projection.build())
                .build();
    }
}
