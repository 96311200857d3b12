package dev.muster.aws.run;

import dev.muster.aws.Emulators;
import dev.muster.run.RunListing;
import dev.muster.run.RunStore;
import dev.muster.testkit.contract.RunListingContract;
import java.time.Duration;
import java.time.InstantSource;

final class DynamoDbRunListingTest extends RunListingContract {
    private final RunStore store = new DynamoDbRunStore(Emulators.DYNAMODB, Emulators.RUNS, Emulators.RETENTION);

    @Override
    protected RunStore store() {
        return store;
    }

    @Override
    protected RunListing listing(InstantSource time) {
        return new DynamoDbRunListing(Emulators.DYNAMODB, Emulators.RUNS, Duration.ofDays(30), time);
    }
}
