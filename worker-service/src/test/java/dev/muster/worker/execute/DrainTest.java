package dev.muster.worker.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.run.Run;
import dev.muster.run.StateName;
import dev.muster.testkit.Runs;
import dev.muster.worker.agent.AgentResult;
import dev.muster.worker.agent.StopReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class DrainTest {
    private final World world = new World();
    private final WorkerBench worker = new WorkerBench(world);
    private final CountDownLatch executing = new CountDownLatch(1);
    private final CountDownLatch told = new CountDownLatch(1);
    private final List<StopReason> reasons = new ArrayList<>();

    @Test
    void aRunThatDoesNotEndWithinTheGraceIsToldToAndGoesOnElsewhere() throws InterruptedException {
        Run run = world.submit();
        Duration before = world.time.elapsed();
        Thread turn = start();

        worker.drain.run();

        turn.join();
        assertThat(reasons).containsExactly(StopReason.DRAINED);
        assertThat(world.time.elapsed().minus(before)).isGreaterThanOrEqualTo(Duration.ofSeconds(5));
        assertThat(world.state(run)).isEqualTo(StateName.QUEUED);
        new WorkerBench(world).turn();
        assertThat(world.state(run)).isEqualTo(StateName.SUCCEEDED);
    }

    @Test
    void aDrainedWorkerHoldsNothingAndClaimsNothingMore() throws InterruptedException {
        worker.drain.run();
        Run run = world.submit();

        worker.turn();

        assertThat(world.state(run)).isEqualTo(StateName.QUEUED);
    }

    @Test
    void aRunThatWillNotEndIsLeftBehindAtTheLimit() throws InterruptedException {
        worker.live.asked(Runs.nonce());

        worker.drain.run();

        assertThat(world.time.elapsed()).isGreaterThanOrEqualTo(Duration.ofSeconds(60));
    }

    private Thread start() throws InterruptedException {
        worker.with((call, events, stop) -> {
            stop.onRaise(reason -> {
                reasons.add(reason);
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
