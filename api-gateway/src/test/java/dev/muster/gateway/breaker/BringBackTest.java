package dev.muster.gateway.breaker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.run.AgentName;
import dev.muster.run.Breaker.State;
import dev.muster.run.RunState.Queued;
import dev.muster.testkit.Runs;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BringBackTest {
    private final TendBench bench = new TendBench();

    @Test
    void goodTrialsCloseItAndWhatIsHeldComesBackAtABoundedRate() {
        bench.hold(200);
        bench.open();
        bench.turnFor(Duration.ofSeconds(60));
        bench.report(5, true);
        bench.turnFor(Duration.ofSeconds(1));
        assertThat(bench.now().state()).isEqualTo(State.CLOSED);

        bench.turnFor(Duration.ofSeconds(4));
        assertThat(bench.queue.size()).isBetween(6, 5 + 2 * TendBench.RESUME);

        bench.turnFor(Duration.ofSeconds(30));
        assertThat(bench.queue.size()).isEqualTo(200);
    }

    @Test
    void aHoldThatLandsAfterTheClosingComesBackToo() {
        bench.open();
        bench.force(State.CLOSED);
        bench.turnFor(Duration.ofSeconds(10));

        bench.hold(3);
        bench.turnFor(Duration.ofSeconds(1));

        assertThat(bench.queue.size()).isEqualTo(3);
    }

    @Test
    void aRunThatNoWorkerKnowsIsLeftUntilItWakes() {
        bench.open();
        bench.force(State.CLOSED);
        bench.turnFor(Duration.ofSeconds(90));
        bench.hold(3, Runs.AGENT, Duration.ofMinutes(1));
        bench.turnFor(Duration.ofSeconds(30));
        assertThat(bench.queue.size()).isZero();
    }

    @Test
    void aGatewayThatStartsLongAfterTheClosingBringsBackWhatIsStillHeld() {
        bench.hold(100);
        bench.open();
        bench.force(State.CLOSED);
        bench.time.advance(Duration.ofMinutes(10));
        bench.turnFor(Duration.ofSeconds(30));
        assertThat(bench.queue.size()).isEqualTo(100);
    }

    @Test
    void heldRunsOfAnotherAgentStay() {
        bench.hold(100, AgentName.of("sleep"), Queued.HELD_LOOK);
        bench.open();
        bench.force(State.CLOSED);
        bench.turnFor(Duration.ofSeconds(30));
        assertThat(bench.queue.size()).isZero();
    }
}
