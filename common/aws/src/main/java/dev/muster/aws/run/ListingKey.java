package dev.muster.aws.run;

import dev.muster.aws.item.Item;
import dev.muster.run.Run;
import dev.muster.run.RunId;
import dev.muster.run.RunListing.Cursor;
import dev.muster.run.Tenant;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * Where the index {@code listing} has a run: under its tenant's runs of one day (UTC) in several parts, so that no tenant
 * makes a partition hot, in order of creation.
 */
record ListingKey(String under, String at) {
    /** A tenant can submit about 1,000 runs a second for each. */
    static final int SHARDS = 8;

    private static final String SEPARATOR = "#";

    static ListingKey of(Run run) {
        Instant created = run.history().created();
        int shard = Math.floorMod(run.id().value().hashCode(), SHARDS);
        return new ListingKey(under(run.request().tenant(), day(created), shard), at(created, run.id()));
    }

    static String under(Tenant tenant, LocalDate day, int shard) {
        return String.join(SEPARATOR, tenant.name(), day.toString(), Integer.toString(shard));
    }

    /** In text order as {@link Cursor} is. */
    static String at(Instant created, RunId run) {
        return String.format(Locale.ROOT, "%013d", created.toEpochMilli()) + SEPARATOR + run;
    }

    static Cursor cursor(String at) {
        int end = at.indexOf(SEPARATOR);
        return new Cursor(Instant.ofEpochMilli(Long.parseLong(at, 0, end, 10)), new RunId(at.substring(end + 1)));
    }

    static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    void write(Item item) {
        item.text(Attributes.LISTED_UNDER, under).text(Attributes.LISTED_AT, at);
    }
}
