package dev.muster.aws.run;

import dev.muster.aws.Emulators;
import dev.muster.run.RunEvents;
import dev.muster.testkit.contract.RunEventsContract;

final class DynamoDbRunEventsTest extends RunEventsContract {
    private final RunEvents events = new DynamoDbRunEvents(Emulators.DYNAMODB, Emulators.EVENTS, Emulators.RETENTION);

    @Override
    protected RunEvents events() {
        return events;
    }
}
