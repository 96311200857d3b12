package dev.muster.testkit;

import dev.muster.run.RunIndex;
import dev.muster.run.RunStore;
import dev.muster.testkit.contract.RunIndexContract;

class InMemoryRunsIndexTest extends RunIndexContract {
    private final InMemoryRuns runs = new InMemoryRuns();

    @Override
    protected RunStore store() {
        return runs;
    }

    @Override
    protected RunIndex index() {
        return runs;
    }
}
