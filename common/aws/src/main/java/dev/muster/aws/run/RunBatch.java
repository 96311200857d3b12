package dev.muster.aws.run;

import dev.muster.aws.call.Faults;
import dev.muster.aws.item.Item;
import dev.muster.run.Run;
import dev.muster.run.RunId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** Reads many runs at once, in as many requests as their size takes. */
final class RunBatch {
    private final DynamoDbClient client;
    private final String table;

    RunBatch(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    /**
     * @param ids at most 100
     * @return those that are there, in the order asked for
     */
    List<Run> read(List<RunId> ids) {
        Map<RunId, Run> found = new HashMap<>();
        Map<String, KeysAndAttributes> rest = ids.isEmpty() ? Map.of() : Map.of(table, keys(ids));
        while (!rest.isEmpty()) {
            Map<String, KeysAndAttributes> asked = rest;
            BatchGetItemResponse answer = Faults.answer(
                    "reading " + ids.size() + " runs", () -> client.batchGetItem(b -> b.requestItems(asked)));
            for (var item : answer.responses().getOrDefault(table, List.of())) {
                Run run = RunItem.read(Item.of(item));
                found.put(run.id(), run);
            }
            rest = answer.unprocessedKeys();
        }
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    private static KeysAndAttributes keys(List<RunId> ids) {
        return KeysAndAttributes.builder()
                .keys(ids.stream().map(DynamoDbRunStore::key).toList())
                .build();
    }
}
