package dev.muster.aws.control;

import dev.muster.aws.call.Faults;
import dev.muster.aws.item.Item;
import dev.muster.aws.item.Placeholders;
import dev.muster.run.AgentName;
import dev.muster.run.Breaker;
import dev.muster.run.Breakers;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/** As with runs, the client must not repeat a write that was not answered. */
public final class DynamoDbBreakers implements Breakers {
    private final DynamoDbClient client;
    private final String table;

    public DynamoDbBreakers(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    /** The whole table: it holds little else. */
    @Override
    public List<Breaker> all() {
        Placeholders placeholders = new Placeholders();
        ScanRequest request = ScanRequest.builder()
                .tableName(table)
                .filterExpression("begins_with(" + placeholders.name(ControlTable.ID) + ", "
                        + placeholders.value(BreakerItem.PREFIX) + ")")
                .expressionAttributeNames(placeholders.names())
                .expressionAttributeValues(placeholders.values())
                .build();
        return Faults.answer(
                "reading breakers",
                () -> client.scanPaginator(request).items().stream()
                        .map(item -> BreakerItem.read(Item.of(item)))
                        .toList());
    }

    @Override
    public Breaker find(AgentName agent) {
        Map<String, AttributeValue> key = Map.of(ControlTable.ID, AttributeValue.fromS(BreakerItem.id(agent)));
        GetItemResponse answer = Faults.answer(
                "reading the breaker of " + agent,
                () -> client.getItem(get -> get.tableName(table).key(key).consistentRead(true)));
        return answer.hasItem() ? BreakerItem.read(Item.of(answer.item())) : Breaker.untouched(agent);
    }

    @Override
    public boolean replace(Breaker seen, Breaker next) {
        Placeholders placeholders = new Placeholders();
        String version = placeholders.name(ControlTable.VERSION);
        String condition =
                "attribute_not_exists(" + version + ") OR " + version + " = " + placeholders.value(seen.version());
        PutItemRequest request = PutItemRequest.builder()
                .tableName(table)
                .item(BreakerItem.write(next).attributes())
                .conditionExpression(condition)
                .expressionAttributeNames(placeholders.names())
                .expressionAttributeValues(placeholders.values())
                .build();
        try {
            Faults.answer("the breaker of " + next.agent(), () -> client.putItem(request));
            return true;
        } catch (ConditionalCheckFailedException changed) {
            return false;
        }
    }
}
