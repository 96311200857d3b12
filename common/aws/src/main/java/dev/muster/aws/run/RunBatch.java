package dev.muster.aws.run;

import dev.muster.aws.call.Faults;
import dev.muster.aws.item.Item;
import dev.muster.pace.Backoff;
import dev.muster.pace.Pause;
import dev.muster.pace.TransientFault;
import dev.muster.run.Run;
import dev.muster.run.RunId;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** Reads many runs at once, in as many requests as their size takes. */
final class RunBatch {
    /** 100 of the largest items there can be take three; a store that is asked too much leaves out more. */
    private static final int MOST_REQUESTS = 8;

    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(25), Duration.ofMillis(200));

    private final DynamoDbClient client;
    private final String table;
    private final Pause pause;

    RunBatch(DynamoDbClient client, String table, Pause pause) {
        this.client = client;
        this.table = table;
        this.pause = pause;
    }

    /**
     * @param ids at most 100
     * @return those that are there, in the order asked for
     * @throws TransientFault where the store leaves out some again and again
     */
    List<Run> read(List<RunId> ids) {
        Map<RunId, Run> found = new HashMap<>();
        Map<String, KeysAndAttributes> rest = ids.isEmpty() ? Map.of() : Map.of(table, keys(ids));
        for (int requests = 0; !rest.isEmpty(); requests++) {
            waitAfter(requests);
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

    private void waitAfter(int requests) {
        if (requests == MOST_REQUESTS) {
            throw new TransientFault("the store left out runs in " + requests + " answers");
        }
        try {
            if (requests > 0) {
                pause.rest(BACKOFF.after(requests));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new TransientFault("interrupted between two reads", interrupted);
        }
    }

    private static KeysAndAttributes keys(List<RunId> ids) {
        return KeysAndAttributes.builder()
                .keys(ids.stream().map(DynamoDbRunStore::key).toList())
                .build();
    }
}
