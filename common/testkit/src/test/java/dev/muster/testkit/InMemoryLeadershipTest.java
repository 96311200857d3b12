package dev.muster.testkit;

import dev.muster.fleet.Leadership;
import dev.muster.testkit.contract.LeadershipContract;

class InMemoryLeadershipTest extends LeadershipContract {
    private final InMemoryLeadership leadership = new InMemoryLeadership();

    @Override
    protected Leadership leadership() {
        return leadership;
    }
}
