package dev.muster.testkit;

import dev.muster.run.RunStore;
import dev.muster.testkit.contract.RunStoreContract;

class InMemoryRunsStoreTest extends RunStoreContract {
    private final InMemoryRuns runs = new InMemoryRuns();

    @Override
    protected RunStore store() {
        return runs;
    }
}
