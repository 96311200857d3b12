package dev.muster.aws.run;

import dev.muster.aws.call.Faults;
import dev.muster.aws.item.Item;
import dev.muster.aws.item.Placeholders;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Asks an index of the runs. */
record IndexQuery(DynamoDbClient client, String table) {
    private static final int FILTERED_PAGE = 100;

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
        return first(limit, request.limit(limit).build());
    }

    /** The same where the request filters, so that a page may hold few that are wanted. */
    List<Item> firstOf(int limit, QueryRequest.Builder request) {
        return first(limit, request.limit(Math.max(limit, FILTERED_PAGE)).build());
    }

    private List<Item> first(int limit, QueryRequest bounded) {
        return Faults.answer(
                "reading index " + bounded.indexName(),
                () -> client.queryPaginator(bounded).items().stream()
                        .limit(limit)
                        .map(Item::of)
                        .toList());
    }

    /** Keeps none of them in memory but a page. */
    void each(QueryRequest.Builder request, Consumer<Item> told) {
        QueryRequest whole = request.build();
        Faults.answer("reading index " + whole.indexName(), () -> {
            client.queryPaginator(whole).items().forEach(item -> told.accept(Item.of(item)));
            return whole;
        });
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
