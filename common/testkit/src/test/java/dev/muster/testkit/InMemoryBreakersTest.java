package dev.muster.testkit;

import dev.muster.run.Breakers;
import dev.muster.testkit.contract.BreakersContract;

class InMemoryBreakersTest extends BreakersContract {
    private final InMemoryBreakers breakers = new InMemoryBreakers();

    @Override
    protected Breakers breakers() {
        return breakers;
    }
}
