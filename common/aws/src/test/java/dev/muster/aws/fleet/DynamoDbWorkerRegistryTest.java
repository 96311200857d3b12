package dev.muster.aws.fleet;

import dev.muster.aws.Emulators;
import dev.muster.fleet.WorkerRegistry;
import dev.muster.testkit.contract.WorkerRegistryContract;
import java.time.InstantSource;

final class DynamoDbWorkerRegistryTest extends WorkerRegistryContract {
    private final WorkerRegistry registry =
            new DynamoDbWorkerRegistry(Emulators.DYNAMODB, Emulators.WORKERS, InstantSource.system());

    @Override
    protected WorkerRegistry registry() {
        return registry;
    }
}
