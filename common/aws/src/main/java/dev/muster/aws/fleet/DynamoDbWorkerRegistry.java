package dev.muster.aws.fleet;

import dev.muster.aws.call.Faults;
import dev.muster.aws.item.Item;
import dev.muster.aws.item.Placeholders;
import dev.muster.aws.item.Update;
import dev.muster.fleet.Load;
import dev.muster.fleet.Pulse;
import dev.muster.fleet.Worker;
import dev.muster.fleet.WorkerId;
import dev.muster.fleet.WorkerRegistry;
import dev.muster.fleet.WorkerState;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** As with runs, the client must not repeat a write that was not answered. */
public final class DynamoDbWorkerRegistry implements WorkerRegistry {
    private static final Duration TOMBSTONE = Duration.ofHours(1);

    private final DynamoDbClient client;
    private final String table;
    private final InstantSource clock;

    public DynamoDbWorkerRegistry(DynamoDbClient client, String table, InstantSource clock) {
        this.client = client;
        this.table = table;
        this.clock = clock;
    }

    @Override
    public void register(Worker worker) {
        Placeholders placeholders = new Placeholders();
        PutItemRequest request = PutItemRequest.builder()
                .tableName(table)
                .item(WorkerItem.write(worker).attributes())
                .conditionExpression("attribute_not_exists(" + placeholders.name(WorkersTable.ID) + ")")
                .expressionAttributeNames(placeholders.names())
                .build();
        try {
            Faults.answer("registration of " + worker.id(), () -> client.putItem(request));
        } catch (ConditionalCheckFailedException alreadyHere) {
            // By an earlier call that was not answered: ids are never used again.
        }
    }

    @Override
    public Pulse beat(WorkerId id, WorkerState state, Load load, long drained) {
        Placeholders placeholders = new Placeholders();
        Update update = new Update(placeholders)
                .setAll(WorkerItem.report(state, load, drained))
                .increment(WorkersTable.HEARTBEATS)
                .remove(WorkersTable.CANCELS);
        return update(id, alive(placeholders), placeholders, update)
                .<Pulse>map(before -> new Pulse.Alive(before.textSet(WorkersTable.CANCELS), WorkerItem.cordon(before)))
                .orElseGet(Pulse.Buried::new);
    }

    @Override
    public List<Worker> workers() {
        return Faults.answer(
                "reading workers",
                () -> client.scanPaginator(scan -> scan.tableName(table).consistentRead(true)).items().stream()
                        .flatMap(item -> here(Item.of(item)).stream())
                        .toList());
    }

    @Override
    public Optional<Worker> find(WorkerId id) {
        GetItemResponse answer = Faults.answer(
                "reading " + id,
                () -> client.getItem(get -> get.tableName(table).key(key(id)).consistentRead(true)));
        return answer.hasItem() ? here(Item.of(answer.item())) : Optional.empty();
    }

    private Optional<Worker> here(Item item) {
        return WorkerItem.isGone(item, clock.instant()) ? Optional.empty() : Optional.of(WorkerItem.read(item));
    }

    @Override
    public boolean bury(WorkerId id, long heartbeatsSeen, boolean crashCounts) {
        Placeholders placeholders = new Placeholders();
        String condition = alive(placeholders) + " AND " + placeholders.name(WorkersTable.HEARTBEATS) + " = "
                + placeholders.value(heartbeatsSeen);
        Item tombstone = new Item()
                .text(WorkersTable.STATE, WorkerState.DEAD.name())
                .flag(WorkersTable.CRASH_COUNTS, crashCounts)
                .number(WorkersTable.REMOVE_AT, clock.instant().plus(TOMBSTONE).getEpochSecond());
        Update update = new Update(placeholders).setAll(tombstone).remove(WorkersTable.CANCELS);
        return update(id, condition, placeholders, update).isPresent();
    }

    @Override
    public boolean cordon(WorkerId id, long wish) {
        Placeholders placeholders = new Placeholders();
        Update update = new Update(placeholders).setAll(new Item().number(WorkersTable.CORDON, wish));
        return update(id, alive(placeholders), placeholders, update).isPresent();
    }

    @Override
    public void requestCancel(WorkerId id, String runId) {
        Placeholders placeholders = new Placeholders();
        Update update = new Update(placeholders).addTo(WorkersTable.CANCELS, runId);
        update(id, alive(placeholders), placeholders, update);
    }

    private static String alive(Placeholders placeholders) {
        return "attribute_exists(" + placeholders.name(WorkersTable.ID) + ") AND "
                + placeholders.name(WorkersTable.STATE) + " <> " + placeholders.value(WorkerState.DEAD.name());
    }

    /** @return the item before, absent where the condition does not hold */
    private Optional<Item> update(WorkerId id, String condition, Placeholders placeholders, Update update) {
        UpdateItemRequest request = UpdateItemRequest.builder()
                .tableName(table)
                .key(key(id))
                .conditionExpression(condition)
                .updateExpression(update.expression())
                .expressionAttributeNames(placeholders.names())
                .expressionAttributeValues(placeholders.values())
                .returnValues(ReturnValue.ALL_OLD)
                .build();
        try {
            return Optional.of(Item.of(Faults.answer("update of " + id, () -> client.updateItem(request))
                    .attributes()));
        } catch (ConditionalCheckFailedException refused) {
            return Optional.empty();
        }
    }

    private static Map<String, AttributeValue> key(WorkerId id) {
        return Map.of(WorkersTable.ID, AttributeValue.fromS(id.value()));
    }
}
