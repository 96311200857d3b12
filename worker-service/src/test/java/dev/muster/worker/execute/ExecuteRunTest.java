package dev.muster.worker.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.fleet.Lease;
import dev.muster.run.AgentName;
import dev.muster.run.ClientStep.RequestCancel;
import dev.muster.run.Ending;
import dev.muster.run.Enqueue;
import dev.muster.run.Payload;
import dev.muster.run.RecoveryStep.BecomeDue;
import dev.muster.run.Run;
import dev.muster.run.RunError;
import dev.muster.run.RunLimits;
import dev.muster.run.RunRequest;
import dev.muster.run.RunState.Ended;
import dev.muster.run.RunState.Queued;
import dev.muster.run.RunState.Scheduled;
import dev.muster.run.StateName;
import dev.muster.testkit.Agents;
import dev.muster.testkit.Runs;
import dev.muster.testkit.Unanswered.Verdict;
import dev.muster.worker.agent.AgentEvent;
import dev.muster.worker.agent.AgentResult;
import dev.muster.worker.agent.StopReason;
import dev.muster.worker.agent.StopSignal;
import java.time.Duration;
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

        assertThat(state(run)).isEqualTo(StateName.SUCCEEDED);
        assertThat(world.queue.size()).isZero();
        assertThat(worker.fenceLost()).isZero();
    }

    @Test
    void anUnansweredRetryThatStandsIsNotTakenForALostFence() throws InterruptedException {
        Run run = world.submit();
        worker.store.next("apply", Verdict.ANSWERED, Verdict.LOST_AFTER);

        worker.with((call, events, stop) -> broke(true)).turn();

        assertThat(world.find(run.id()).tally().failures()).isEqualTo(1);
        assertThat(state(run)).isEqualTo(StateName.SCHEDULED);
        assertThat(worker.fenceLost()).isZero();
    }

    @Test
    void aClaimThatWasAppliedButNotAnsweredIsGivenBackByReconcile() throws InterruptedException {
        Run run = world.submit();
        worker.store.next("apply", Verdict.LOST_AFTER);
        worker.turn();
        assertThat(state(run)).isEqualTo(StateName.RUNNING);

        worker.reconcile.run();
        worker.turn();

        assertThat(state(run)).isEqualTo(StateName.SUCCEEDED);
        assertThat(worker.calls).hasSize(1);
    }

    @Test
    void reconcileLeavesAloneWhatIsExecuted() throws InterruptedException {
        Run run = world.submit();

        worker.with((call, events, stop) -> {
                    worker.reconcile.run();
                    return WorkerBench.ECHO.run(call, events, stop);
                })
                .turn();

        assertThat(state(run)).isEqualTo(StateName.SUCCEEDED);
        assertThat(world.find(run.id()).tally().interruptions()).isZero();
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

        assertThat(state(run)).isEqualTo(StateName.FAILED);
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
    void theResultOfAWorkerThatWasTakenForDeadIsRefusedAndCounted() throws InterruptedException {
        Run run = world.submit();
        WorkerBench other = new WorkerBench(world);

        worker.with((call, events, stop) -> {
                    world.bury(world.registry.find(worker.id()).orElseThrow());
                    turn(other);
                    return new AgentResult.Produced("{\"late\":true}");
                })
                .turn();

        assertThat(world.find(run.id()).state())
                .isInstanceOfSatisfying(
                        Ended.class,
                        ended -> assertThat(ended.ending())
                                .isEqualTo(new Ending.Succeeded(new Payload.Inline("{\"attempt\":2}"))));
        assertThat(worker.fenceLost()).isEqualTo(1);
        assertThat(other.fenceLost()).isZero();
    }

    @Test
    void aBuriedWorkerStopsItsAgentsAndJoinsAgainUnderANewId() throws InterruptedException {
        world.submit();
        var before = worker.id();

        worker.with((call, events, stop) -> {
                    world.bury(world.registry.find(before).orElseThrow());
                    worker.heartbeat.run();
                    assertThat(stop.reason()).contains(StopReason.ABANDONED);
                    return new AgentResult.Stopped();
                })
                .turn();
        worker.heartbeat.run();

        assertThat(worker.fenceLost()).isEqualTo(1);
        assertThat(worker.id()).isNotEqualTo(before);
        assertThat(worker.membership.claiming()).contains(worker.id());
    }

    @Test
    void aWorkerThatHasNotBeenHeardForALeaseClaimsNothing() throws InterruptedException {
        Run run = world.submit();
        worker.fleet.down(true);
        world.time.advance(Lease.LENGTH);

        worker.turn();

        assertThat(state(run)).isEqualTo(StateName.QUEUED);
        assertThat(world.queue.receive(1, Duration.ZERO)).hasSize(1);
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
    void aRunThatIsToBeCancelledIsNotGivenBackButCancelled() throws InterruptedException {
        Run run = world.submit();

        worker.with((call, events, stop) -> {
                    stop.raise(StopReason.DRAINED);
                    world.runs.apply(run.id(), new RequestCancel());
                    return new AgentResult.Stopped();
                })
                .turn();

        assertThat(state(run)).isEqualTo(StateName.CANCELLED);
    }

    @Test
    void aDrainedRunGoesOnElsewhereFromItsLatestCheckpoint() throws InterruptedException {
        Run run = world.submit();
        worker.with((call, events, stop) -> {
                    events.accept(new AgentEvent.Checkpointed("1"));
                    events.accept(new AgentEvent.Checkpointed("2"));
                    stop.raise(StopReason.DRAINED);
                    return new AgentResult.Stopped();
                })
                .turn();
        WorkerBench other = new WorkerBench(world);

        other.turn();

        assertThat(other.calls).singleElement().satisfies(call -> {
            assertThat(call.checkpoint()).isEqualTo("2");
            assertThat(call.attempt()).isEqualTo(2);
        });
        assertThat(world.find(run.id()).tally().interruptions()).isEqualTo(1);
    }

    @Test
    void aRunThatIsInterruptedTooOftenIsDead() throws InterruptedException {
        Run run = world.submit();
        worker.with((call, events, stop) -> drained(stop));

        for (int turns = 0; turns <= WorkerBench.MOST_INTERRUPTIONS; turns++) {
            worker.turn();
        }

        assertThat(state(run)).isEqualTo(StateName.DEAD);
        assertThat(worker.calls).hasSize(WorkerBench.MOST_INTERRUPTIONS + 1);
    }

    @Test
    void aRunOfAnAgentThatIsNotResumableIsDeadOnceInterrupted() throws InterruptedException {
        Run run = world.submit(Runs.queued(once(), world.time.instant()));
        WorkerBench strict = new WorkerBench(world, Agents.notResumable(Agents.process("./agent")));

        strict.with((call, events, stop) -> drained(stop)).turn();

        assertThat(state(run)).isEqualTo(StateName.DEAD);
    }

    @Test
    void anAttemptThatTakesTooLongEndsTheRun() throws InterruptedException {
        Run run = world.submit();

        worker.with((call, events, stop) -> {
                    stop.raise(StopReason.TIMED_OUT);
                    return broke(true);
                })
                .turn();

        assertThat(state(run)).isEqualTo(StateName.TIMED_OUT);
    }

    @Test
    void aDuplicateOfALiveRunIsParkedAndNeverDeleted() throws InterruptedException {
        Run run = world.submit();
        WorkerBench other = new WorkerBench(world);

        worker.with((call, events, stop) -> {
                    world.queue.publish(run.dispatch());
                    turn(other);
                    assertThat(world.queue.size()).isEqualTo(2);
                    return WorkerBench.ECHO.run(call, events, stop);
                })
                .turn();
        world.time.advance(Duration.ofMinutes(15));
        other.heartbeat.run();
        other.turn();

        assertThat(other.calls).isEmpty();
        assertThat(world.queue.size()).isZero();
    }

    private StateName state(Run run) {
        return world.find(run.id()).state().name();
    }

    private void becomeDue(Run run) {
        Scheduled scheduled = (Scheduled) world.find(run.id()).state();
        world.time.advance(Duration.between(world.time.instant(), scheduled.due()));
        worker.heartbeat.run();
        Queued next = Queued.pending(world.time.instant(), scheduled.expires());
        world.runs.apply(run.id(), new BecomeDue(next, world.time.instant()));
        world.queue.publish(run.dispatch());
    }

    private static RunRequest once() {
        RunRequest request = Runs.request();
        RunLimits limits = new RunLimits(Duration.ofMinutes(1), Runs.TTL, Runs.RETRY, false);
        return new RunRequest(
                request.tenant(), request.agent(), request.input(), request.labels(), limits, request.fingerprint());
    }

    private static AgentResult drained(StopSignal stop) {
        stop.raise(StopReason.DRAINED);
        return new AgentResult.Stopped();
    }

    private static AgentResult broke(boolean retryable) {
        return new AgentResult.Broke(new RunError("AGENT_FAILED", "exit 1", retryable));
    }

    private static void turn(WorkerBench other) {
        try {
            other.turn();
        } catch (InterruptedException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
