package dev.muster.gateway.breaker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.run.Breaker.State;
import dev.muster.run.RunId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TendBreakersTest {
    private final TendBench bench = new TendBench();

    @Test
    void nothingIsSentBeforeTheWaitIsOver() {
        bench.hold(100);
        bench.open();
        bench.turnFor(Duration.ofSeconds(30));
        assertThat(bench.queue.size()).isZero();
        assertThat(bench.now().state()).isEqualTo(State.OPEN);
    }

    @Test
    void asManyHeldRunsAsThereAreTrialsAreTriedOnceEveryWorkerKnows() {
        bench.hold(100);
        bench.open();
        bench.turnFor(Duration.ofSeconds(33));
        assertThat(bench.now().state()).isEqualTo(State.HALF_OPEN);
        assertThat(bench.queue.size()).isZero();

        bench.turnFor(Duration.ofSeconds(60));
        assertThat(bench.queue.size()).isEqualTo(5);
    }

    @Test
    void severalGatewaysTryNoMoreThanOne() {
        TendBench.Gateway other = bench.new Gateway();
        bench.hold(100);
        bench.open();
        for (int turn = 0; turn < 60; turn++) {
            bench.gateway.turn();
            other.turn();
        }
        assertThat(bench.queue.size()).isEqualTo(5);
    }

    @Test
    void whereNothingIsHeldTheNextSubmittedRunsAreTheTrials() {
        bench.open();
        bench.turnFor(Duration.ofSeconds(60));
        assertThat(bench.now().trials().left()).isEqualTo(5);

        List<RunId> submitted = bench.hold(1);
        bench.turnFor(Duration.ofSeconds(1));

        assertThat(bench.queue.runs()).containsExactlyElementsOf(submitted);
        assertThat(bench.now().trials().left()).isEqualTo(4);
    }

    @Test
    void aFailedTrialOpensItAnewAndTheNextTrialsWaitTwiceAsLong() {
        bench.hold(100);
        bench.open();
        bench.turnFor(Duration.ofSeconds(60));
        bench.report(1, false);
        bench.turnFor(Duration.ofSeconds(1));
        assertThat(bench.now().state()).isEqualTo(State.OPEN);
        assertThat(bench.now().epoch()).isEqualTo(2);

        bench.turnFor(Duration.ofSeconds(59));
        assertThat(bench.now().state()).isEqualTo(State.OPEN);
        bench.turnFor(Duration.ofSeconds(10));
        assertThat(bench.queue.size()).isEqualTo(10);
    }

    @Test
    void whereTrialsAreNeverHeardOfMoreAreSent() {
        bench.hold(100);
        bench.open();
        bench.turnFor(Duration.ofSeconds(60));
        assertThat(bench.queue.size()).isEqualTo(5);

        bench.turnFor(TendBench.PATIENCE);

        assertThat(bench.queue.size()).isEqualTo(10);
        assertThat(bench.now().state()).isEqualTo(State.HALF_OPEN);
    }

    @Test
    void whatAnOperatorKeepsOpenIsNotTriedUntilItIsLeftToItself() {
        bench.hold(100);
        bench.force(State.OPEN);
        bench.turnFor(Duration.ofMinutes(10));
        assertThat(bench.queue.size()).isZero();

        bench.force(null);
        bench.turnFor(Duration.ofSeconds(10));
        assertThat(bench.queue.size()).isEqualTo(5);
    }
}
