package dev.muster.worker.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.run.Breaker.Outage;
import dev.muster.run.BreakerMove.Open;
import dev.muster.run.Enqueue;
import dev.muster.run.Run;
import dev.muster.run.RunError;
import dev.muster.run.RunState.Queued;
import dev.muster.run.StateName;
import dev.muster.testkit.Runs;
import dev.muster.testkit.Unanswered.Verdict;
import dev.muster.worker.agent.AgentResult;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HoldRunTest {
    private final World world = new World();
    private final WorkerBench worker = new WorkerBench(world);

    private void open() {
        Outage outage = new Outage("3 of 20 attempts failed", Runs.nonce(), 0);
        world.fleet.apply(new Open(world.fleet.now().epoch(), outage, world.time.instant()));
        worker.breakers.run();
    }

    private Queued wait(Run run) {
        return (Queued) world.find(run.id()).state();
    }

    @Test
    void aRunIsHeldAndItsMessageDeletedWhileItsBreakerIsOpen() throws InterruptedException {
        Run run = world.submit();
        open();

        worker.turn();

        assertThat(wait(run).enqueue()).isEqualTo(Enqueue.HELD);
        assertThat(wait(run).wake()).isEqualTo(world.time.instant().plus(Queued.HELD_LOOK));
        assertThat(world.queue.size()).isZero();
        assertThat(worker.calls).isEmpty();
        assertThat(worker.busy()).isZero();
    }

    @Test
    void aHeldRunThatExpiresSoonerIsLookedAtThen() throws InterruptedException {
        world.time.advance(Runs.TTL.minusSeconds(60));
        Run run = world.submit();
        worker.heartbeat.run();
        open();

        worker.turn();

        assertThat(wait(run).wake()).isEqualTo(wait(run).expires());
        assertThat(wait(run).wake())
                .isBefore(world.time.instant().plus(wait(run).interval()));
    }

    @Test
    void aMessageWhoseHoldWasNotAnsweredComesBack() throws InterruptedException {
        Run run = world.submit();
        open();
        worker.store.next("apply", Verdict.LOST_AFTER);

        worker.turn();
        assertThat(world.queue.size()).isEqualTo(1);
        world.time.advance(Duration.ofMinutes(1));
        worker.turn();

        assertThat(world.queue.size()).isZero();
        assertThat(wait(run).enqueue()).isEqualTo(Enqueue.HELD);
    }

    @Test
    void aRunThatArrivesHalfOpenIsExecuted() throws InterruptedException {
        Run run = world.submit();
        open();
        world.fleet.halfOpen();
        worker.heartbeat.run();
        worker.breakers.run();

        worker.turn();
        worker.breakers.run();

        assertThat(world.state(run)).isEqualTo(StateName.SUCCEEDED);
        assertThat(world.fleet.now().trials().succeeded()).isEqualTo(1);
    }

    @Test
    void aFailingAgentIsHeldByItself() throws InterruptedException {
        worker.with((call, events, stop) -> new AgentResult.Broke(RunError.last("AGENT_FAILED", "exit 1")));
        for (int run = 0; run < 20; run++) {
            world.submit();
        }
        worker.turn();
        worker.breakers.run();
        worker.breakers.run();

        Run next = world.submit();
        worker.turn();

        assertThat(wait(next).enqueue()).isEqualTo(Enqueue.HELD);
        assertThat(world.fleet.alerts.subjects()).hasSize(1);
    }
}
