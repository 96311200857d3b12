package dev.muster.aws.run;

import dev.muster.aws.call.Faults;
import dev.muster.aws.item.Item;
import dev.muster.aws.item.Placeholders;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Asks an index of the runs. */
record IndexQuery(DynamoDbClient client, String table) {
    QueryRequest.Builder request(String index, String condition, Placeholders placeholders) {
        return QueryRequest.builder()
                .tableName(table)
                .indexName(index)
                .keyConditionExpression(condition)
                .expressionAttributeNames(placeholders.names())
                .expressionAttributeValues(placeholders.values());
    }

    /** Reads as many pages as it takes: one may end before its limit, where its entries are large. */
    List<Item> upTo(int limit, QueryRequest.Builder request) {
        QueryRequest bounded = request.limit(limit).build();
        return Faults.answer(
                "reading index " + bounded.indexName(),
                () -> client.queryPaginator(bounded).items().stream()
                        .limit(limit)
                        .map(Item::of)
                        .toList());
    }

    List<Item> all(QueryRequest.Builder request) {
        QueryRequest whole = request.build();
        return Faults.answer(
                "reading index " + whole.indexName(),
                () -> client.queryPaginator(whole).items().stream()
                        .map(Item::of)
                        .toList());
    }
}
