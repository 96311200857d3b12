package dev.muster.testkit;

import dev.muster.run.PayloadStore;
import dev.muster.testkit.contract.PayloadStoreContract;

class InMemoryPayloadsTest extends PayloadStoreContract {
    private final InMemoryPayloads payloads = new InMemoryPayloads();

    @Override
    protected PayloadStore payloads() {
        return payloads;
    }
}
