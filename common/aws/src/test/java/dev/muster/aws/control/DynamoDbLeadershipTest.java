package dev.muster.aws.control;

import dev.muster.aws.Emulators;
import dev.muster.fleet.Leadership;
import dev.muster.testkit.contract.LeadershipContract;

final class DynamoDbLeadershipTest extends LeadershipContract {
    private final Leadership leadership =
            new DynamoDbLeadership(Emulators.DYNAMODB, Emulators.fresh(ControlTable.DEFINITION));

    @Override
    protected Leadership leadership() {
        return leadership;
    }
}
