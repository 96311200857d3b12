package dev.muster.worker.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.run.Run;
import dev.muster.run.RunLimits;
import dev.muster.run.StateName;
import dev.muster.testkit.Runs;
import dev.muster.worker.agent.AgentResult;
import dev.muster.worker.agent.StopReason;
import dev.muster.worker.interrupt.InterruptionNotice.SpotReclaim;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class DrainTest {
    /** Of the drain that a signal begins: after it no agent would end in time. */
    private static final Duration LAST = WorkerBench.TIMES.stop().minus(WorkerBench.DRAIN.ending());

    private final World world = new World();
    private final WorkerBench worker = new WorkerBench(world);
    private final CountDownLatch executing = new CountDownLatch(1);
    private final CountDownLatch told = new CountDownLatch(1);
    private Duration toldAt = Duration.ZERO;
    private final List<StopReason> reasons = new ArrayList<>();

    @Test
    void aRunThatDoesNotEndWithinTheGraceIsToldToAndGoesOnElsewhere() throws InterruptedException {
        Run run = world.submit();
        Duration before = world.time.elapsed();
        Thread turn = start();

        worker.drain();

        turn.join();
        assertThat(reasons).containsExactly(StopReason.DRAINED);
        assertThat(world.time.elapsed().minus(before)).isGreaterThanOrEqualTo(Duration.ofSeconds(5));
        assertThat(world.state(run)).isEqualTo(StateName.QUEUED);
        new WorkerBench(world).turn();
        assertThat(world.state(run)).isEqualTo(StateName.SUCCEEDED);
    }

    @Test
    void aDrainedWorkerHoldsNothingAndClaimsNothingMore() throws InterruptedException {
        worker.drain();
        Run run = world.submit();

        worker.turn();

        assertThat(world.state(run)).isEqualTo(StateName.QUEUED);
    }

    @Test
    void aRunThatWillNotEndIsLeftBehindAtTheLimit() throws InterruptedException {
        worker.live.asked(Runs.nonce());

        worker.drain();

        assertThat(world.time.elapsed()).isGreaterThanOrEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void aRunThatIsOverByItsTimeOutBeforeTheDeadlineGoesOn() throws InterruptedException {
        RunLimits limits = new RunLimits(Duration.ofSeconds(40), Runs.TTL, Runs.RETRY, true);

        assertThat(toldAfter(limits)).isBetween(LAST, LAST.plusSeconds(1));
    }

    @Test
    void aRunThatNobodyElseCanGoOnWithGoesOnAsLongAsThereIsTime() throws InterruptedException {
        RunLimits limits = new RunLimits(Duration.ofMinutes(5), Runs.TTL, Runs.RETRY, false);

        assertThat(toldAfter(limits)).isBetween(LAST, LAST.plusSeconds(1));
    }

    @Test
    void aNoticeThatComesDuringADrainBringsItsEndCloser() throws InterruptedException {
        worker.live.asked(Runs.nonce());
        worker.departure.hear(new SpotReclaim(world.time.instant().plusSeconds(30)));

        worker.drain();

        assertThat(world.time.elapsed()).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(21));
    }

    /** @return how far into the drain a run with these limits is told to end */
    private Duration toldAfter(RunLimits limits) throws InterruptedException {
        world.submit(Runs.queued(Runs.request(limits), Runs.NOW));
        Duration before = world.time.elapsed();
        Thread turn = start();
        worker.drain();
        turn.join();
        return toldAt.minus(before);
    }

    private Thread start() throws InterruptedException {
        worker.with((call, events, stop) -> {
            stop.onRaise(reason -> {
                reasons.add(reason);
                toldAt = world.time.elapsed();
                told.countDown();
            });
            executing.countDown();
            told.await();
            return new AgentResult.Stopped();
        });
        Thread turn = Thread.ofVirtual().start(worker::nestedTurn);
        executing.await();
        return turn;
    }
}
