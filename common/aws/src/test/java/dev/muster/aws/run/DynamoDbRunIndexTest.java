package dev.muster.aws.run;

import dev.muster.aws.Emulators;
import dev.muster.run.RunIndex;
import dev.muster.run.RunStore;
import dev.muster.testkit.contract.RunIndexContract;

final class DynamoDbRunIndexTest extends RunIndexContract {
    private final RunStore store = new DynamoDbRunStore(Emulators.DYNAMODB, Emulators.RUNS, Emulators.RETENTION);
    private final RunIndex index = new DynamoDbRunIndex(Emulators.DYNAMODB, Emulators.RUNS);

    @Override
    protected RunStore store() {
        return store;
    }

    @Override
    protected RunIndex index() {
        return index;
    }
}
