package dev.muster.worker.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.run.DeadLetters.Letter;
import dev.muster.run.Run;
import dev.muster.run.RunError;
import dev.muster.run.RunLimits;
import dev.muster.run.RunQueue.Message;
import dev.muster.run.RunRequest;
import dev.muster.run.StateName;
import dev.muster.testkit.Runs;
import dev.muster.testkit.Unanswered.Verdict;
import dev.muster.worker.agent.AgentResult;
import dev.muster.worker.agent.StopReason;
import org.junit.jupiter.api.Test;

class GivenUpTest {
    private static final WorkerBench.Agent DRAINED = (call, events, stop) -> {
        stop.raise(StopReason.DRAINED);
        return new AgentResult.Stopped();
    };

    private final World world = new World();
    private final WorkerBench worker = new WorkerBench(world);

    private Run submitNotResumable() {
        RunRequest plain = Runs.request();
        RunLimits limits = new RunLimits(plain.limits().timeout(), Runs.TTL, Runs.RETRY, false);
        RunRequest strict = new RunRequest(
                plain.tenant(),
                plain.agent(),
                plain.input(),
                plain.labels(),
                limits,
                plain.trace(),
                plain.fingerprint());
        return world.submit(Runs.queued(strict, world.time.instant()));
    }

    @Test
    void anInterruptedRunThatMayNotBeRepeatedLeavesACopyThatSaysWhy() throws InterruptedException {
        Run run = submitNotResumable();

        worker.with(DRAINED).turn();

        assertThat(world.state(run)).isEqualTo(StateName.DEAD);
        assertThat(world.letters.reasons()).containsExactly("INTERRUPTED");
        assertThat(world.letters.receive())
                .extracting(Letter::message)
                .containsExactly(new Message.Dispatched(run.id(), Runs.AGENT));
    }

    @Test
    void aRunIsDeadThoughItsCopyCouldNotBeLeft() throws InterruptedException {
        Run run = submitNotResumable();
        worker.letters.down(true);

        worker.with(DRAINED).turn();

        assertThat(world.state(run)).isEqualTo(StateName.DEAD);
        assertThat(world.letters.count()).isZero();
        assertThat(world.queue.size()).isZero();
    }

    @Test
    void aRunThatIsGivenUpWithoutBeingExecutedLeavesACopyToo() throws InterruptedException {
        Run run = world.submit();
        worker.with(DRAINED);
        for (int turns = 0; turns < WorkerBench.MOST_INTERRUPTIONS; turns++) {
            worker.turn();
        }
        assertThat(world.letters.count()).isZero();
        worker.store.next("apply", Verdict.LOST_AFTER, Verdict.LOST_AFTER);
        worker.turn();

        worker.reconcile.run();

        assertThat(world.state(run)).isEqualTo(StateName.DEAD);
        assertThat(world.letters.reasons()).containsExactly("INTERRUPTED");
    }

    @Test
    void aRunThatEndsOtherwiseLeavesNone() throws InterruptedException {
        world.submit();
        worker.turn();
        Run failed = world.submit();
        worker.with((call, events, stop) -> new AgentResult.Broke(RunError.last("AGENT_FAILED", "exit 1")))
                .turn();

        assertThat(world.state(failed)).isEqualTo(StateName.FAILED);
        assertThat(world.letters.count()).isZero();
    }
}
