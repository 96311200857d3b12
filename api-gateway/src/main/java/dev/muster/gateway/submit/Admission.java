package dev.muster.gateway.submit;

import dev.muster.gateway.backlog.Census;
import dev.muster.gateway.demand.AcceptedRuns;
import dev.muster.run.Run;
import dev.muster.run.Tenant;

/**
 * Keeps one tenant from filling the queue of all, and counts what is let in.
 *
 * @param most how many runs of a tenant may wait, about
 */
public record Admission(Census census, AcceptedRuns accepted, int most) {
    /** @throws TooManyWaiting above the bound */
    void admit(Tenant tenant) {
        if (census.waiting(tenant) >= most && census.waitingNow(tenant) >= most) {
            throw new TooManyWaiting(most);
        }
    }

    void admitted(Run run) {
        census.taken(run.request().tenant());
        accepted.count(run);
    }
}
