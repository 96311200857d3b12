package dev.muster.aws.run;

import dev.muster.aws.item.Placeholders;
import dev.muster.pace.Pause;
import dev.muster.run.Run;
import dev.muster.run.RunId;
import dev.muster.run.RunListing;
import dev.muster.run.Tenant;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Merges the parts of a day, and then the days, the latest first. A call looks at few days and reads no more runs than a
 * page holds, so that a filter or a quiet month makes a page short and never slow.
 */
public final class DynamoDbRunListing implements RunListing {
    private static final int DAYS_A_CALL = 4;
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);
    private static final RunId ABOVE_ALL = new RunId("z".repeat(32));

    private final IndexQuery index;
    private final RunBatch batch;
    private final Duration horizon;
    private final InstantSource clock;

    /** @param horizon a run is listed for so long from its creation */
    public DynamoDbRunListing(DynamoDbClient client, String table, Duration horizon, InstantSource clock) {
        this.index = new IndexQuery(client, table);
        this.batch = new RunBatch(client, table, Pause.REAL);
        this.horizon = horizon;
        this.clock = clock;
    }

    @Override
    public Page list(Query query) {
        Cursor newest = query.after().orElseGet(() -> new Cursor(clock.instant().plus(CLOCKS_DIFFER), ABOVE_ALL));
        LocalDate first = ListingKey.day(newest.created());
        LocalDate oldest = ListingKey.day(clock.instant().minus(horizon));
        List<Cursor> found = new ArrayList<>();
        LocalDate day = first;
        for (int days = 0; days < DAYS_A_CALL && !day.isBefore(oldest) && found.size() < query.limit(); days++) {
            found.addAll(ofDay(query.tenant(), day, newest, query.limit() - found.size()));
            day = day.minusDays(1);
        }
        List<Run> runs = batch.read(found.stream().map(Cursor::run).toList()).stream()
                .filter(query::matches)
                .toList();
        return new Page(runs, next(found, query.limit(), day, oldest));
    }

    /** Where a full page ends; where the days looked at end, if older ones are left. */
    private static Optional<Cursor> next(List<Cursor> found, int limit, LocalDate rest, LocalDate oldest) {
        if (found.size() == limit) {
            return Optional.of(found.getLast());
        }
        return rest.isBefore(oldest) ? Optional.empty() : Optional.of(endOf(rest));
    }

    private static Cursor endOf(LocalDate day) {
        return new Cursor(
                day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusMillis(1), ABOVE_ALL);
    }

    private List<Cursor> ofDay(Tenant tenant, LocalDate day, Cursor before, int limit) {
        return IntStream.range(0, ListingKey.SHARDS)
                .mapToObj(shard -> ListingKey.under(tenant, day, shard))
                .flatMap(under -> ofPart(under, before, limit))
                .sorted(Collections.reverseOrder())
                .limit(limit)
                .toList();
    }

    private Stream<Cursor> ofPart(String under, Cursor before, int limit) {
        Placeholders placeholders = new Placeholders();
        String condition = placeholders.name(Attributes.LISTED_UNDER) + " = " + placeholders.value(under) + " AND "
                + placeholders.name(Attributes.LISTED_AT) + " < "
                + placeholders.value(ListingKey.at(before.created(), before.run()));
        var request = index.request(RunsTable.LISTING, condition, placeholders).scanIndexForward(false);
        return index.upTo(limit, request).stream().map(item -> ListingKey.cursor(item.text(Attributes.LISTED_AT)));
    }
}
