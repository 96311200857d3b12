package dev.muster.gateway.breaker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.run.AgentName;
import dev.muster.run.Breaker.State;
import dev.muster.testkit.InMemoryBreakers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BreakerWatchTest {
    private final InMemoryBreakers breakers = new InMemoryBreakers();
    private final ForceBreaker force = new ForceBreaker(breakers, InstantSource.fixed(Instant.EPOCH));
    private final BreakerWatch watch = new BreakerWatch(breakers, Duration.ofSeconds(1));

    private void force(String agent, State state) {
        force.force(new AgentName(agent), Optional.of(state), "acme");
    }

    @Test
    void agentsWhoseRunsAreHeldAreCounted() {
        force("one", State.OPEN);
        force("other", State.OPEN);
        force("other", State.CLOSED);
        assertThat(watch.holding()).isZero();
        watch.run();
        assertThat(watch.holding()).isEqualTo(1);
    }
}
