package dev.muster.testkit;

import dev.muster.run.RunEvents;
import dev.muster.testkit.contract.RunEventsContract;

final class InMemoryRunEventsTest extends RunEventsContract {
    private final RunEvents events = new InMemoryRunEvents();

    @Override
    protected RunEvents events() {
        return events;
    }
}
