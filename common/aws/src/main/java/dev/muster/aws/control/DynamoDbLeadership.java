package dev.muster.aws.control;

import dev.muster.aws.call.Faults;
import dev.muster.aws.item.Item;
import dev.muster.aws.item.Placeholders;
import dev.muster.fleet.Leadership;
import dev.muster.fleet.Pool;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * One item, each write of which names the one before, so that a write which arrives late changes nothing. As with runs,
 * the client must not repeat a write that was not answered.
 */
public final class DynamoDbLeadership implements Leadership {
    private static final Map<String, AttributeValue> KEY = Map.of(ControlTable.ID, AttributeValue.fromS(LeaderItem.ID));

    private final DynamoDbClient client;
    private final String table;

    public DynamoDbLeadership(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    @Override
    public Optional<Mandate> current() {
        GetItemResponse answer = Faults.answer(
                "reading who leads",
                () -> client.getItem(get -> get.tableName(table).key(KEY).consistentRead(true)));
        return answer.hasItem() ? Optional.of(LeaderItem.read(Item.of(answer.item()))) : Optional.empty();
    }

    @Override
    public Optional<Mandate> take(@Nullable Mandate seen, String owner) {
        Mandate next = seen == null ? Mandate.first(owner) : seen.takenBy(owner);
        return replace(
                seen,
                next,
                met -> met.fence() == next.fence() && met.owner().equals(owner) ? Optional.of(met) : Optional.empty());
    }

    @Override
    public Optional<Mandate> renew(Mandate mine, Map<Pool, Integer> wanted) {
        return replace(mine, mine.renewed(wanted), met -> {
            if (met.fence() != mine.fence()) {
                return Optional.empty();
            }
            return met.wanted().equals(wanted) ? Optional.of(met) : renew(met, wanted);
        });
    }

    /** @param otherwise what it comes to where another mandate than the one seen is met */
    private Optional<Mandate> replace(
            @Nullable Mandate seen, Mandate next, Function<Mandate, Optional<Mandate>> otherwise) {
        Placeholders placeholders = new Placeholders();
        PutItemRequest.Builder request = PutItemRequest.builder()
                .tableName(table)
                .item(LeaderItem.write(next).attributes())
                .conditionExpression(unmoved(seen, placeholders))
                .expressionAttributeNames(placeholders.names())
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
        if (seen != null) {
            request.expressionAttributeValues(placeholders.values());
        }
        try {
            Faults.answer("the lead of " + next.owner(), () -> client.putItem(request.build()));
            return Optional.of(next);
        } catch (ConditionalCheckFailedException moved) {
            return moved.hasItem() ? otherwise.apply(LeaderItem.read(Item.of(moved.item()))) : Optional.empty();
        }
    }

    private static String unmoved(@Nullable Mandate seen, Placeholders placeholders) {
        return seen == null
                ? "attribute_not_exists(" + placeholders.name(ControlTable.ID) + ")"
                : placeholders.name(ControlTable.FENCE) + " = " + placeholders.value(seen.fence()) + " AND "
                        + placeholders.name(ControlTable.BEAT) + " = " + placeholders.value(seen.beat());
    }
}
