package dev.muster.testkit;

import dev.muster.fleet.Demand;
import dev.muster.run.RunStore;
import dev.muster.testkit.contract.DemandContract;

class InMemoryDemandTest extends DemandContract {
    private final InMemoryRuns runs = new InMemoryRuns();
    private final InMemoryDemand demand = new InMemoryDemand(runs, time);

    @Override
    protected RunStore store() {
        return runs;
    }

    @Override
    protected Demand demand() {
        return demand;
    }
}
