package dev.muster.aws.run;

import dev.muster.aws.call.Faults;
import dev.muster.aws.item.Item;
import dev.muster.aws.item.Placeholders;
import dev.muster.run.RunEvent;
import dev.muster.run.RunEvent.Kind;
import dev.muster.run.RunEvent.Position;
import dev.muster.run.RunEvents;
import dev.muster.run.RunId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Gatherer;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** An item for each batch of events. Batches may overlap, where one was added again with more. */
public final class DynamoDbRunEvents implements RunEvents {
    private final DynamoDbClient client;
    private final String table;
    private final Duration retention;

    /** @param retention how long an event is kept after it happened */
    public DynamoDbRunEvents(DynamoDbClient client, String table, Duration retention) {
        this.client = client;
        this.table = table;
        this.retention = retention;
    }

    @Override
    public void add(RunId run, List<RunEvent> events) {
        RunEvent last = events.getLast();
        Item item = new Item()
                .text(EventsTable.RUN, run.value())
                .text(EventsTable.LAST, key(last.position()))
                .number(EventsTable.FENCE, last.position().fence())
                .items(
                        EventsTable.EVENTS,
                        events.stream().map(DynamoDbRunEvents::write).toList())
                .number(EventsTable.REMOVE_AT, last.at().plus(retention).getEpochSecond());
        Faults.answer(
                "events of " + run,
                () -> client.putItem(put -> put.tableName(table).item(item.attributes())));
    }

    @Override
    public List<RunEvent> after(RunId run, Position position, int limit) {
        Placeholders placeholders = new Placeholders();
        String condition = placeholders.name(EventsTable.RUN) + " = " + placeholders.value(run.value()) + " AND "
                + placeholders.name(EventsTable.LAST) + " > " + placeholders.value(key(position));
        QueryRequest request = QueryRequest.builder()
                .tableName(table)
                .consistentRead(true)
                .keyConditionExpression(condition)
                .expressionAttributeNames(placeholders.names())
                .expressionAttributeValues(placeholders.values())
                .build();
        return Faults.answer(
                "reading events of " + run,
                () -> client.queryPaginator(request).items().stream()
                        .map(Item::of)
                        .flatMap(DynamoDbRunEvents::read)
                        .filter(event -> event.position().compareTo(position) > 0)
                        .gather(rising())
                        .limit(limit)
                        .toList());
    }

    /** Passes over what has come before, in a batch that overlaps. */
    private static Gatherer<RunEvent, ?, RunEvent> rising() {
        return Gatherer.<RunEvent, AtomicReference<Position>, RunEvent>ofSequential(
                () -> new AtomicReference<>(Position.START), (latest, event, next) -> {
                    if (event.position().compareTo(latest.get()) <= 0) {
                        return true;
                    }
                    latest.set(event.position());
                    return next.push(event);
                });
    }

    /** Sorts as text like the position itself. */
    private static String key(Position position) {
        return String.format(Locale.ROOT, "%010d-%015d", position.fence(), position.number());
    }

    private static Item write(RunEvent event) {
        return new Item()
                .number(EventsTable.NUMBER, event.position().number())
                .text(EventsTable.KIND, event.kind().name())
                .instant(EventsTable.AT, event.at())
                .text(EventsTable.VALUE, event.value());
    }

    private static Stream<RunEvent> read(Item item) {
        long fence = item.number(EventsTable.FENCE);
        return item.items(EventsTable.EVENTS).stream().map(event -> read(fence, event));
    }

    private static RunEvent read(long fence, Item event) {
        Instant at = event.instant(EventsTable.AT);
        Position position = new Position(fence, event.number(EventsTable.NUMBER));
        return new RunEvent(position, Kind.valueOf(event.text(EventsTable.KIND)), at, event.text(EventsTable.VALUE));
    }
}
