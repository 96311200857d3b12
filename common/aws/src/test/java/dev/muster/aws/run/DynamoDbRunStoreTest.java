package dev.muster.aws.run;

import dev.muster.aws.Emulators;
import dev.muster.run.RunStore;
import dev.muster.testkit.contract.RunStoreContract;

final class DynamoDbRunStoreTest extends RunStoreContract {
    private final RunStore store =
            new DynamoDbRunStore(Emulators.DYNAMODB, Emulators.LANE, Emulators.RUNS, Emulators.RETENTION);

    @Override
    protected RunStore store() {
        return store;
    }
}
