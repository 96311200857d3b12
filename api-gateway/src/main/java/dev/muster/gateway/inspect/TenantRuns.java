package dev.muster.gateway.inspect;

import dev.muster.run.Run;
import dev.muster.run.RunId;
import dev.muster.run.RunStore;
import dev.muster.run.Tenant;
import java.util.Optional;

/** A tenant's view of the store: the runs of others do not exist. */
public record TenantRuns(RunStore runs) {
    public Optional<Run> find(Tenant tenant, String id) {
        return RunId.parse(id)
                .flatMap(runs::find)
                .filter(run -> run.request().tenant().equals(tenant));
    }
}
