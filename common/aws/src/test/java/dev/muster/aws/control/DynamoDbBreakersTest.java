package dev.muster.aws.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.aws.Emulators;
import dev.muster.run.AgentName;
import dev.muster.run.Breaker;
import dev.muster.run.Breaker.State;
import dev.muster.run.BreakerMove.Force;
import dev.muster.run.Breakers;
import dev.muster.testkit.Runs;
import dev.muster.testkit.contract.BreakersContract;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class DynamoDbBreakersTest extends BreakersContract {
    private final Breakers breakers = new DynamoDbBreakers(Emulators.DYNAMODB, Emulators.CONTROL);

    @Override
    protected Breakers breakers() {
        return breakers;
    }

    @Test
    void breakersOfManyPagesAreReadWhole() {
        List<AgentName> agents = IntStream.range(0, 5)
                .mapToObj(number -> AgentName.of("paged-" + number))
                .toList();
        Breaker.Outage outage = new Breaker.Outage("by an operator", Runs.nonce(), 0);
        agents.forEach(agent -> breakers.apply(agent, new Force(State.OPEN, outage, Runs.NOW)));
        Breakers paged = new DynamoDbBreakers(Emulators.DYNAMODB_IN_SMALL_PAGES, Emulators.CONTROL);
        assertThat(paged.all()).extracting(Breaker::agent).containsAll(agents);
    }
}
