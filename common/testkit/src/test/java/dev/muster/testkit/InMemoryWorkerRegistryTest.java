package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.fleet.Load;
import dev.muster.fleet.Pulse.Buried;
import dev.muster.fleet.WorkerId;
import dev.muster.fleet.WorkerRegistry;
import dev.muster.fleet.WorkerState;
import dev.muster.testkit.contract.WorkerRegistryContract;
import org.junit.jupiter.api.Test;

class InMemoryWorkerRegistryTest extends WorkerRegistryContract {
    private final InMemoryWorkerRegistry registry = new InMemoryWorkerRegistry();

    @Override
    protected WorkerRegistry registry() {
        return registry;
    }

    @Test
    void aForgottenWorkerIsUnknown() {
        WorkerId worker = Workers.id();
        registry.register(Workers.ready(worker));
        registry.forget(worker);
        assertThat(registry.find(worker)).isEmpty();
        assertThat(registry.beat(worker, WorkerState.READY, new Load(1, 0), 0)).isEqualTo(new Buried());
    }
}
