package dev.muster.scaler.aws;

import dev.muster.aws.call.Faults;
import dev.muster.aws.control.ControlTable;
import dev.muster.aws.item.Item;
import dev.muster.aws.item.Placeholders;
import dev.muster.aws.item.Update;
import dev.muster.fleet.Pool;
import dev.muster.scaler.steer.PoolOrder;
import dev.muster.scaler.steer.PoolOrders;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** An item for each pool in the table of what steers the fleet, which has an attribute for each thing ever ordered. */
public final class DynamoDbPoolOrders implements PoolOrders {
    private static final String PREFIX = "pool/";
    private static final String MIN = "min";
    private static final String MAX = "max";
    private static final String HOLD = "hold";

    private final DynamoDbClient client;
    private final String table;

    public DynamoDbPoolOrders(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    @Override
    public PoolOrder standing(Pool pool) {
        return read(Faults.answer(
                        "reading the orders for " + pool,
                        () -> client.getItem(
                                get -> get.tableName(table).key(key(pool)).consistentRead(true)))
                .item());
    }

    @Override
    public PoolOrder give(Pool pool, PoolOrder order) {
        if (order.equals(PoolOrder.NONE)) {
            return standing(pool);
        }
        Placeholders placeholders = new Placeholders();
        UpdateItemRequest request = UpdateItemRequest.builder()
                .tableName(table)
                .key(key(pool))
                .updateExpression(new Update(placeholders).setAll(write(order)).expression())
                .expressionAttributeNames(placeholders.names())
                .expressionAttributeValues(placeholders.values())
                .returnValues(ReturnValue.ALL_NEW)
                .build();
        return read(Faults.answer("an order for " + pool, () -> client.updateItem(request))
                .attributes());
    }

    private static Map<String, AttributeValue> key(Pool pool) {
        return Map.of(ControlTable.ID, AttributeValue.fromS(PREFIX + pool));
    }

    private static Item write(PoolOrder order) {
        Item item = new Item();
        if (order.min() != null) {
            item.number(MIN, order.min());
        }
        if (order.max() != null) {
            item.number(MAX, order.max());
        }
        if (order.hold() != null) {
            item.flag(HOLD, order.hold());
        }
        return item;
    }

    private static PoolOrder read(Map<String, AttributeValue> attributes) {
        Item item = Item.of(attributes);
        return new PoolOrder(
                item.has(MIN) ? item.count(MIN) : null,
                item.has(MAX) ? item.count(MAX) : null,
                item.has(HOLD) ? item.flag(HOLD) : null);
    }
}
