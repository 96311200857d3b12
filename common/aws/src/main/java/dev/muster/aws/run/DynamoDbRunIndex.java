package dev.muster.aws.run;

import dev.muster.aws.call.Faults;
import dev.muster.aws.item.Item;
import dev.muster.aws.item.Placeholders;
import dev.muster.fleet.WorkerId;
import dev.muster.run.AgentName;
import dev.muster.run.Dispatch;
import dev.muster.run.Owned;
import dev.muster.run.RunId;
import dev.muster.run.RunIndex;
import dev.muster.run.Tenant;
import dev.muster.run.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/** Asks the sparse indexes, which a run leaves in the same write that ends its wait or its owner's hold. */
public final class DynamoDbRunIndex implements RunIndex {
    private final DynamoDbClient client;
    private final String table;
    private final IndexQuery query;

    public DynamoDbRunIndex(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
        this.query = new IndexQuery(client, table);
    }

    @Override
    public List<Waiting> waiting(Waiting.Kind kind, int shard, Instant from, Instant until, int limit) {
        Placeholders placeholders = new Placeholders();
        String condition = placeholders.name(Attributes.WAITING) + " = "
                + placeholders.value(WaitingKey.of(kind, shard)) + " AND " + placeholders.name(Attributes.WAKE)
                + " BETWEEN " + placeholders.value(from) + " AND " + placeholders.value(until);
        return query.upTo(limit, query.request(RunsTable.WAITING, condition, placeholders)).stream()
                .map(item -> waiting(kind, item))
                .toList();
    }

    /** Reads past the held runs of other agents. */
    @Override
    public List<Waiting> held(AgentName agent, int shard, int limit) {
        Placeholders placeholders = new Placeholders();
        String condition = placeholders.name(Attributes.WAITING) + " = "
                + placeholders.value(WaitingKey.of(Waiting.Kind.HELD, shard));
        String filter = placeholders.name(Attributes.AGENT) + " = " + placeholders.value(agent.value());
        return query
                .firstOf(
                        limit,
                        query.request(RunsTable.WAITING, condition, placeholders)
                                .filterExpression(filter))
                .stream()
                .map(item -> waiting(Waiting.Kind.HELD, item))
                .toList();
    }

    @Override
    public void eachWaiting(Waiting.Kind kind, int shard, Consumer<Waiting> told) {
        Placeholders placeholders = new Placeholders();
        String condition =
                placeholders.name(Attributes.WAITING) + " = " + placeholders.value(WaitingKey.of(kind, shard));
        query.each(query.request(RunsTable.WAITING, condition, placeholders), item -> told.accept(waiting(kind, item)));
    }

    private static Waiting waiting(Waiting.Kind kind, Item item) {
        Dispatch dispatch = new Dispatch(
                id(item), new Tenant(item.text(Attributes.TENANT)), new AgentName(item.text(Attributes.AGENT)));
        Instant since = item.instant(Attributes.QUEUED);
        Duration interval = item.has(Attributes.INTERVAL) ? item.duration(Attributes.INTERVAL) : Duration.ZERO;
        return new Waiting(
                dispatch, kind, since, item.instant(Attributes.WAKE), interval, item.instant(Attributes.EXPIRES));
    }

    @Override
    public List<Owned> ownedBy(WorkerId owner) {
        Placeholders placeholders = new Placeholders();
        String condition = placeholders.name(Attributes.OWNER) + " = " + placeholders.value(owner.value());
        return query.all(query.request(RunsTable.OWNER, condition, placeholders)).stream()
                .map(item -> new Owned(id(item), StateItem.claim(item), item.has(Attributes.CANCEL)))
                .toList();
    }

    @Override
    public Set<WorkerId> owners() {
        Placeholders placeholders = new Placeholders();
        ScanRequest request = ScanRequest.builder()
                .tableName(table)
                .indexName(RunsTable.OWNER)
                .projectionExpression(placeholders.name(Attributes.OWNER))
                .expressionAttributeNames(placeholders.names())
                .build();
        return Faults.answer(
                "reading owners",
                () -> client.scanPaginator(request).items().stream()
                        .map(item -> new WorkerId(Item.of(item).text(Attributes.OWNER)))
                        .collect(Collectors.toSet()));
    }

    private static RunId id(Item item) {
        return new RunId(item.text(Attributes.ID));
    }
}
