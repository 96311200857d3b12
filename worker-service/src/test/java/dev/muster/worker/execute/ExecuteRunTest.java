package dev.muster.worker.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.pace.TransientFault;
import dev.muster.run.AgentName;
import dev.muster.run.ClientStep.Cancel;
import dev.muster.run.Ending;
import dev.muster.run.Enqueue;
import dev.muster.run.Payload;
import dev.muster.run.RecoveryStep.BecomeDue;
import dev.muster.run.Run;
import dev.muster.run.RunError;
import dev.muster.run.RunState.Ended;
import dev.muster.run.RunState.Queued;
import dev.muster.run.RunState.Scheduled;
import dev.muster.run.StateName;
import dev.muster.testkit.Runs;
import dev.muster.testkit.Unanswered.Verdict;
import dev.muster.worker.agent.AgentResult;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ExecuteRunTest {
    private final World world = new World();
    private final WorkerBench worker = new WorkerBench(world);

    @Test
    void aRunIsExecutedAndItsResultCommittedBeforeItsMessageIsDeleted() throws InterruptedException {
        Run run = world.submit();

        worker.turn();

        assertThat(world.find(run.id()).state())
                .isInstanceOfSatisfying(
                        Ended.class,
                        ended -> assertThat(ended.ending())
                                .isEqualTo(new Ending.Succeeded(new Payload.Inline("{\"attempt\":1}"))));
        assertThat(world.queue.size()).isZero();
        assertThat(worker.live.all()).isEmpty();
        assertThat(worker.busy()).isZero();
        assertThat(worker.meters
                        .counter("muster.runs.finished", "agent", "wordcount", "outcome", "succeeded")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void anUnansweredEndingIsRepeatedAndKnownAsOnesOwn() throws InterruptedException {
        Run run = world.submit();
        worker.store.next("apply", Verdict.ANSWERED, Verdict.LOST_AFTER, Verdict.LOST_BEFORE);

        worker.turn();

        assertThat(world.state(run)).isEqualTo(StateName.SUCCEEDED);
        assertThat(world.queue.size()).isZero();
        assertThat(worker.fenceLost()).isZero();
    }

    @Test
    void anUnansweredRetryThatStandsIsNotTakenForALostFence() throws InterruptedException {
        Run run = world.submit();
        worker.store.next("apply", Verdict.ANSWERED, Verdict.LOST_AFTER);

        worker.with((call, events, stop) -> broke(true)).turn();

        assertThat(world.find(run.id()).tally().failures()).isEqualTo(1);
        assertThat(world.state(run)).isEqualTo(StateName.SCHEDULED);
        assertThat(worker.fenceLost()).isZero();
    }

    @Test
    void anEndingThatIsRefusedForNowIsWrittenLater() throws InterruptedException {
        Run run = world.submit();
        worker.store.next("apply", Verdict.ANSWERED, Verdict.FORBIDDEN, Verdict.FORBIDDEN);

        worker.turn();

        assertThat(world.state(run)).isEqualTo(StateName.SUCCEEDED);
        assertThat(worker.calls).hasSize(1);
    }

    @Test
    void aFailureThatMayPassIsTriedAgainLaterAndThenNoMore() throws InterruptedException {
        Run run = world.submit();
        worker.with((call, events, stop) -> broke(true)).turn();

        assertThat(world.find(run.id()).state())
                .isInstanceOfSatisfying(
                        Scheduled.class,
                        again -> assertThat(again.due())
                                .isBetween(
                                        world.time.instant().plusMillis(2_500),
                                        world.time.instant().plusMillis(5_000)));
        assertThat(world.queue.size()).isZero();
        for (int attempt = 2; attempt <= 3; attempt++) {
            becomeDue(run);
            worker.turn();
        }

        assertThat(world.state(run)).isEqualTo(StateName.FAILED);
        assertThat(world.find(run.id()).history().attempts()).hasSize(3);
    }

    @Test
    void aFailureForGoodEndsTheRunWithItsError() throws InterruptedException {
        Run run = world.submit();

        worker.with((call, events, stop) -> broke(false)).turn();

        assertThat(world.find(run.id()).state())
                .isInstanceOfSatisfying(
                        Ended.class,
                        ended -> assertThat(ended.ending())
                                .isEqualTo(new Ending.Failed(RunError.last("AGENT_FAILED", "exit 1"))));
    }

    @Test
    void anErrorOfTheWorkerItselfIsAnAttemptThatFailed() throws InterruptedException {
        Run run = world.submit();

        worker.with((call, events, stop) -> {
                    throw new IllegalStateException("a bug");
                })
                .turn();

        assertThat(world.find(run.id()).history().attempts().getFirst().error())
                .isEqualTo(RunError.retryable(
                        "WORKER_ERROR", "the worker failed: java.lang.IllegalStateException: a bug"));
    }

    @Test
    void aMachineThatCannotStartAnAgentTriesAgainAndTheRunHasNotFailed() throws InterruptedException {
        Run run = world.submit();
        AtomicInteger starts = new AtomicInteger();

        worker.with((call, events, stop) -> {
                    if (starts.incrementAndGet() < 3) {
                        throw new TransientFault("no space left on device");
                    }
                    return WorkerBench.ECHO.run(call, events, stop);
                })
                .turn();

        assertThat(world.state(run)).isEqualTo(StateName.SUCCEEDED);
        assertThat(world.find(run.id()).tally().attempts()).isEqualTo(1);
    }

    @Test
    void aMachineThatCannotStartAgentsAtAllGivesTheRunToAnother() throws InterruptedException {
        Run run = world.submit();
        worker.with((call, events, stop) -> {
                    throw new TransientFault("no space left on device");
                })
                .turn();
        assertThat(world.state(run)).isEqualTo(StateName.QUEUED);

        new WorkerBench(world).turn();

        assertThat(world.state(run)).isEqualTo(StateName.SUCCEEDED);
        assertThat(world.find(run.id()).tally().failures()).isZero();
    }

    @Test
    void aRunWhoseAgentIsUnknownHereIsHeldAndNeverFailed() throws InterruptedException {
        Run run =
                world.submit(Runs.queued(Runs.request(Runs.tenant(), AgentName.of("elsewhere")), world.time.instant()));

        worker.turn();

        assertThat(world.find(run.id()).state()).isInstanceOfSatisfying(Queued.class, held -> {
            assertThat(held.enqueue()).isEqualTo(Enqueue.HELD);
            assertThat(held.wake()).isEqualTo(world.time.instant().plusSeconds(60));
        });
        assertThat(world.queue.size()).isZero();
    }

    @Test
    void everyAttemptThatIsOverIsCountedAndAMessageWithoutOneIsNot() throws InterruptedException {
        world.submit();
        worker.turn();
        world.submit();
        worker.with((call, events, stop) -> broke(true)).turn();
        world.runs.apply(world.submit().id(), new Cancel(world.time.instant()));
        worker.turn();

        assertThat(worker.live.ended()).isEqualTo(2);
    }

    private void becomeDue(Run run) {
        Scheduled scheduled = (Scheduled) world.find(run.id()).state();
        world.time.advance(Duration.between(world.time.instant(), scheduled.due()));
        worker.heartbeat.run();
        Queued next = Queued.pending(world.time.instant(), scheduled.expires());
        world.runs.apply(run.id(), new BecomeDue(next, world.time.instant()));
        world.queue.publish(run.dispatch());
    }

    private static AgentResult broke(boolean retryable) {
        return new AgentResult.Broke(new RunError("AGENT_FAILED", "exit 1", retryable));
    }
}
