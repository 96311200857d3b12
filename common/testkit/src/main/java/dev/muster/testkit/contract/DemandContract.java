package dev.muster.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.fleet.Demand;
import dev.muster.fleet.Demand.Flow;
import dev.muster.run.RecoveryStep.MarkSent;
import dev.muster.run.RecoveryStep.Resume;
import dev.muster.run.RecoveryStep.Sweep;
import dev.muster.run.Run;
import dev.muster.run.RunState.Queued;
import dev.muster.run.RunStore;
import dev.muster.run.Transition;
import dev.muster.testkit.ManualTime;
import dev.muster.testkit.Race;
import dev.muster.testkit.Runs;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is accepted adds up, and the wait told is that of a run which may be claimed. */
public abstract class DemandContract {
    private static final int GATEWAYS = 16;

    /** The clock of {@link #demand()}. */
    protected final ManualTime time = new ManualTime();

    /** The runs that demand looks at: none before this test. */
    protected abstract RunStore store();

    /** Where nothing was accepted before this test. */
    protected abstract Demand demand();

    private Stage stage() {
        return new Stage(store());
    }

    private void assertOldest(Duration wait) {
        assertThat(demand().look()).isEqualTo(new Flow(0, wait));
    }

    private static Instant wake(Run run) {
        return Stage.state(run, Queued.class).wake();
    }

    @Test
    void atFirstThereIsNone() {
        assertOldest(Duration.ZERO);
    }

    @Test
    void whatGatewaysAcceptAddsUp() throws InterruptedException, ExecutionException {
        Callable<Boolean> gateway = () -> {
            demand().accept(1);
            demand().accept(20);
            return true;
        };
        Race.of(Stream.generate(() -> gateway).limit(GATEWAYS).toList());
        assertThat(demand().look().accepted()).isEqualTo(21 * GATEWAYS);
    }

    @Test
    void theOldestOfThoseThatWaitCounts() {
        List<Run> runs = new ArrayList<>();
        for (int age = 0; age < 40; age++) {
            runs.add(stage().queued());
            stage().create(Runs.queued(Runs.request(), Runs.NOW.plusSeconds(10)));
        }
        time.advance(Duration.ofSeconds(12));
        assertOldest(Duration.ofSeconds(12));
        runs.forEach(run -> stage().move(run, Transition.CLAIM));
        assertOldest(Duration.ofSeconds(2));
    }

    @Test
    void aRunWhoseTimeIsAheadOfTheClockHasNotWaited() {
        stage().create(Runs.queued(Runs.request(), time.instant().plusSeconds(1)));
        assertOldest(Duration.ZERO);
    }

    @Test
    void onlyRunsThatMayBeClaimedWait() {
        stage().move(stage().queued(), Transition.HOLD);
        stage().scheduled();
        stage().running();
        stage().move(stage().running(), Transition.RETRY);
        stage().move(stage().running(), Transition.COMPLETE);
        time.advance(Duration.ofSeconds(12));
        assertOldest(Duration.ZERO);
    }

    @Test
    void aRunThatIsQueuedAgainWaitsAnew() {
        Run released = stage().move(stage().running(), Transition.RELEASE);
        Instant again = released.history().queued();
        time.advance(Duration.between(time.instant(), again).plusSeconds(3));
        assertOldest(Duration.ofSeconds(3));
    }

    @Test
    void aRunThatRecoveryLetsAloneForLongIsNotForgottenBesideNewerOnes() {
        Run sent = stage().queued();
        Run swept = stage().create(Runs.queued(Runs.request(), Runs.NOW.plusSeconds(5)));
        time.advance(Duration.ofSeconds(40));
        Duration sentSweep = Duration.ofMinutes(15);
        stage().move(sent, new MarkSent(wake(sent), time.instant().plus(sentSweep), sentSweep));
        Duration next = Duration.ofMinutes(1);
        stage().move(swept, new Sweep(wake(swept), time.instant().plus(next), next));
        stage().create(Runs.queued(Runs.request(), time.instant()));
        assertOldest(Duration.ofSeconds(40));
        stage().move(sent, Transition.CANCEL);
        assertOldest(Duration.ofSeconds(35));
    }

    @Test
    void aRunThatWasHeldHasWaitedAllTheTime() {
        Run held = stage().move(stage().queued(), Transition.HOLD);
        time.advance(Duration.ofMinutes(2));
        stage().move(held, new Resume(Queued.pending(time.instant(), Moves.LATER), time.instant()));
        assertOldest(Duration.ofMinutes(2));
    }
}
