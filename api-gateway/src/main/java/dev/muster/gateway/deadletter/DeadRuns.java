package dev.muster.gateway.deadletter;

import dev.muster.run.AgentName;
import dev.muster.run.Run;
import dev.muster.run.RunListing;
import dev.muster.run.RunListing.Cursor;
import dev.muster.run.RunListing.Page;
import dev.muster.run.RunListing.Query;
import dev.muster.run.RunStatus;
import dev.muster.run.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The dead among a tenant's runs, the latest first.
 *
 * @param search the most runs that one call looks through, in whole pages: the dead are few
 */
public record DeadRuns(RunListing listing, int search) {
    /** @param reason the code of the error that they ended with */
    public record Wanted(Tenant tenant, Optional<AgentName> agent, Optional<String> reason, Optional<Cursor> after) {
        private Query query() {
            return new Query(tenant, Optional.of(RunStatus.DEAD), agent, Optional.empty(), reason, after, Query.MOST);
        }
    }

    public Page find(Wanted wanted, int most) {
        Query query = wanted.query();
        Page page = listing.list(query);
        List<Run> found = new ArrayList<>(page.runs());
        int left = search - Query.MOST;
        for (; left > 0 && found.size() < most && page.next().isPresent(); left -= Query.MOST) {
            page = listing.list(query.from(page.next().get()));
            found.addAll(page.runs());
        }
        return found.size() > most ? upTo(found.subList(0, most)) : new Page(found, page.next());
    }

    private static Page upTo(List<Run> first) {
        return new Page(first, Optional.of(Cursor.of(first.getLast())));
    }
}
