package dev.muster.aws.run;

import dev.muster.aws.call.Lane;
import dev.muster.aws.item.Item;
import dev.muster.aws.item.Placeholders;
import dev.muster.aws.item.Update;
import dev.muster.run.Creation;
import dev.muster.run.Run;
import dev.muster.run.RunId;
import dev.muster.run.RunStep;
import dev.muster.run.RunStore;
import dev.muster.run.StepResult;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Every step is one conditional write, so the client must not repeat one that was not answered: the second would be
 * refused for what the first has done, and its caller could not tell.
 */
public final class DynamoDbRunStore implements RunStore {
    private final DynamoDbClient client;
    private final Lane lane;
    private final String table;
    private final RunItem items;
    private final Changes changes;

    /** @param retention how long an ended run is kept */
    public DynamoDbRunStore(DynamoDbClient client, Lane lane, String table, Duration retention) {
        this.client = client;
        this.lane = lane;
        this.table = table;
        StateItem states = new StateItem(retention);
        this.items = new RunItem(states);
        this.changes = new Changes(states);
    }

    @Override
    public Creation create(Run run) {
        Placeholders placeholders = new Placeholders();
        PutItemRequest request = PutItemRequest.builder()
                .tableName(table)
                .item(items.write(run).attributes())
                .conditionExpression("attribute_not_exists(" + placeholders.name(Attributes.ID) + ")")
                .expressionAttributeNames(placeholders.names())
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .build();
        try {
            lane.answer("creation of " + run.id(), () -> client.putItem(request));
            return new Creation.Created();
        } catch (ConditionalCheckFailedException taken) {
            return new Creation.Exists(RunItem.read(Item.of(taken.item())));
        }
    }

    @Override
    public Optional<Run> find(RunId id) {
        GetItemRequest request = GetItemRequest.builder()
                .tableName(table)
                .key(key(id))
                .consistentRead(true)
                .build();
        GetItemResponse response = lane.answer("reading " + id, () -> client.getItem(request));
        return response.hasItem() ? Optional.of(RunItem.read(Item.of(response.item()))) : Optional.empty();
    }

    @Override
    public StepResult apply(RunId id, RunStep step) {
        UpdateItemRequest request = request(id, step);
        try {
            var answer = lane.answer(step.transition() + " of " + id, () -> client.updateItem(request));
            return new StepResult.Applied(RunItem.read(Item.of(answer.attributes())));
        } catch (ConditionalCheckFailedException refused) {
            return refused.hasItem()
                    ? new StepResult.Refused(RunItem.read(Item.of(refused.item())))
                    : new StepResult.Missing();
        }
    }

    private UpdateItemRequest request(RunId id, RunStep step) {
        Placeholders placeholders = new Placeholders();
        String condition = Condition.of(step, placeholders);
        Update update = new Update(placeholders);
        step.changes().forEach(change -> changes.add(update, id, change));
        return UpdateItemRequest.builder()
                .tableName(table)
                .key(key(id))
                .conditionExpression(condition)
                .updateExpression(update.expression())
                .expressionAttributeNames(placeholders.names())
                .expressionAttributeValues(placeholders.values())
                .returnValues(ReturnValue.ALL_NEW)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .build();
    }

    static Map<String, AttributeValue> key(RunId id) {
        return Map.of(Attributes.ID, AttributeValue.fromS(id.value()));
    }
}
