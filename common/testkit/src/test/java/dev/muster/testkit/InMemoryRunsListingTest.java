package dev.muster.testkit;

import dev.muster.run.RunListing;
import dev.muster.run.RunStore;
import dev.muster.testkit.contract.RunListingContract;
import java.time.InstantSource;

class InMemoryRunsListingTest extends RunListingContract {
    private final InMemoryRuns runs = new InMemoryRuns();

    @Override
    protected RunStore store() {
        return runs;
    }

    @Override
    protected RunListing listing(InstantSource time) {
        return runs;
    }
}
