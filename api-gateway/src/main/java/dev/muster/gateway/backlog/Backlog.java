package dev.muster.gateway.backlog;

import dev.muster.run.Tenant;
import dev.muster.run.Waiting;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;

/** The waiting runs as they were counted at one time. */
public final class Backlog {
    static final Backlog NONE = new Count().done();

    private final Map<Tenant, Integer> waiting;
    private final long[] queuedSince;

    private Backlog(Map<Tenant, Integer> waiting, long[] queuedSince) {
        this.waiting = Map.copyOf(waiting);
        this.queuedSince = queuedSince;
    }

    /** Of a tenant: queued, scheduled or held. */
    public int waiting(Tenant tenant) {
        return waiting.getOrDefault(tenant, 0);
    }

    /** How many queued runs have waited longer than one that has waited since then. */
    public int ahead(Instant since) {
        int found = Arrays.binarySearch(queuedSince, since.toEpochMilli());
        int at = found < 0 ? -found - 1 : found;
        while (at > 0 && queuedSince[at - 1] == since.toEpochMilli()) {
            at--;
        }
        return at;
    }

    /** One that is being made. */
    static final class Count {
        private final Map<Tenant, Integer> waiting = new HashMap<>();
        private final LongStream.Builder queuedSince = LongStream.builder();

        void add(Waiting run) {
            waiting.merge(run.dispatch().tenant(), 1, Integer::sum);
            if (run.kind() == Waiting.Kind.QUEUED) {
                queuedSince.add(run.since().toEpochMilli());
            }
        }

        Backlog done() {
            return new Backlog(waiting, queuedSince.build().sorted().toArray());
        }
    }
}
