package dev.muster.aws.control;

import dev.muster.aws.call.Faults;
import dev.muster.aws.item.Item;
import dev.muster.aws.item.Placeholders;
import dev.muster.aws.item.Update;
import dev.muster.fleet.Demand;
import dev.muster.run.RunIndex;
import dev.muster.run.RunState.Queued;
import dev.muster.run.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Counts in one item, and looks at the first waiting runs of each shard, all shards at once.
 *
 * <p>The index has them in the order in which recovery looks at them again, which is not that of their waits: a run that
 * was let alone for long comes after newer ones. So where a shard has more than a page, the first of those that were let
 * alone are looked at too; most of them were for the same time, and the first to wake has waited longest.
 */
public final class DynamoDbDemand implements Demand {
    static final int PAGE = 25;

    /** A new run wakes within this, though the clocks of two machines may differ. */
    private static final Duration NEW = Queued.FIRST_LOOK.plusSeconds(5);

    /** No queued run is let alone for longer. */
    private static final Duration LAST = Duration.ofDays(1);

    private static final Map<String, AttributeValue> KEY = Map.of(ControlTable.ID, AttributeValue.fromS("demand"));

    private final DynamoDbClient client;
    private final String table;
    private final RunIndex index;
    private final InstantSource clock;

    public DynamoDbDemand(DynamoDbClient client, String table, RunIndex index, InstantSource clock) {
        this.client = client;
        this.table = table;
        this.index = index;
        this.clock = clock;
    }

    @Override
    public void accept(long runs) {
        Placeholders placeholders = new Placeholders();
        UpdateItemRequest request = UpdateItemRequest.builder()
                .tableName(table)
                .key(KEY)
                .updateExpression(new Update(placeholders)
                        .addTo(ControlTable.ACCEPTED, runs)
                        .expression())
                .expressionAttributeNames(placeholders.names())
                .expressionAttributeValues(placeholders.values())
                .build();
        Faults.answer("counting accepted runs", () -> client.updateItem(request));
    }

    @Override
    public Flow look() {
        GetItemResponse count = Faults.answer(
                "reading how many runs were accepted",
                () -> client.getItem(get -> get.tableName(table).key(KEY).consistentRead(true)));
        long accepted = count.hasItem() ? Item.of(count.item()).number(ControlTable.ACCEPTED) : 0;
        return new Flow(accepted, oldestWait(clock.instant()));
    }

    private Duration oldestWait(Instant now) {
        return IntStream.range(0, Waiting.SHARDS)
                .boxed()
                .gather(Gatherers.mapConcurrent(Waiting.SHARDS, shard -> oldest(shard, now)))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder())
                .map(since -> Duration.between(since, now))
                .filter(Duration::isPositive)
                .orElse(Duration.ZERO);
    }

    private Optional<Instant> oldest(int shard, Instant now) {
        var first = page(shard, Instant.EPOCH, now);
        var letAlone = first.size() < PAGE ? List.<Waiting>of() : page(shard, now.plus(NEW), now);
        return Stream.of(first, letAlone)
                .flatMap(List::stream)
                .map(Waiting::since)
                .min(Comparator.naturalOrder());
    }

    private List<Waiting> page(int shard, Instant from, Instant now) {
        return index.waiting(Waiting.Kind.QUEUED, shard, from, now.plus(LAST), PAGE);
    }
}
