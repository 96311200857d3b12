package dev.muster.run;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A tenant's runs, the latest first. */
public interface RunListing {
    Page list(Query query);

    /**
     * @param reason the code of the error that the run has ended with
     * @param limit 1 to 100
     */
    record Query(
            Tenant tenant,
            Optional<RunStatus> status,
            Optional<AgentName> agent,
            Optional<String> tag,
            Optional<String> reason,
            Optional<Cursor> after,
            int limit) {
        public static final int MOST = 100;

        public Query {
            if (limit < 1 || limit > MOST) {
                throw new IllegalArgumentException("limit " + limit + ": needs 1 to " + MOST);
            }
        }

        public boolean matches(Run run) {
            return status.map(run.status()::equals).orElse(true)
                    && agent.map(run.request().agent()::equals).orElse(true)
                    && tag.map(run.request().labels().tags()::contains).orElse(true)
                    && (reason.isEmpty() || reason.equals(run.error().map(RunError::code)));
        }

        /** The same, going on behind a run. */
        public Query from(Cursor last) {
            return new Query(tenant, status, agent, tag, reason, Optional.of(last), limit);
        }
    }

    /** The last run that has been looked at; what comes after it stays the same, whatever is submitted meanwhile. */
    record Cursor(Instant created, RunId run) implements Comparable<Cursor> {
        public static Cursor of(Run run) {
            return new Cursor(run.history().created(), run.id());
        }

        @Override
        public int compareTo(Cursor other) {
            int byTime = created.compareTo(other.created);
            return byTime != 0 ? byTime : run.value().compareTo(other.run.value());
        }
    }

    /** @param next absent at the end; a page may be short, or empty, and have a next one */
    record Page(List<Run> runs, Optional<Cursor> next) {
        public Page {
            runs = List.copyOf(runs);
        }
    }
}
