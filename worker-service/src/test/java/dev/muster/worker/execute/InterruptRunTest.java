package dev.muster.worker.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.fleet.Lease;
import dev.muster.run.ClientStep.RequestCancel;
import dev.muster.run.Ending;
import dev.muster.run.Payload;
import dev.muster.run.Run;
import dev.muster.run.RunError;
import dev.muster.run.RunLimits;
import dev.muster.run.RunRequest;
import dev.muster.run.RunState.Ended;
import dev.muster.run.StateName;
import dev.muster.testkit.Agents;
import dev.muster.testkit.Runs;
import dev.muster.worker.agent.AgentEvent;
import dev.muster.worker.agent.AgentResult;
import dev.muster.worker.agent.StopReason;
import dev.muster.worker.agent.StopSignal;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class InterruptRunTest {
    private final World world = new World();
    private final WorkerBench worker = new WorkerBench(world);

    @Test
    void theResultOfAWorkerThatWasTakenForDeadIsRefusedAndCounted() throws InterruptedException {
        Run run = world.submit();
        WorkerBench other = new WorkerBench(world);

        worker.with((call, events, stop) -> {
                    world.bury(world.registry.find(worker.id()).orElseThrow());
                    other.nestedTurn();
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

        assertThat(world.state(run)).isEqualTo(StateName.QUEUED);
        assertThat(world.queue.receive(1, Duration.ZERO)).hasSize(1);
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

        assertThat(world.state(run)).isEqualTo(StateName.CANCELLED);
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
            assertThat(call.documents().checkpoint()).isEqualTo(new Payload.Inline("2"));
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

        assertThat(world.state(run)).isEqualTo(StateName.DEAD);
        assertThat(worker.calls).hasSize(WorkerBench.MOST_INTERRUPTIONS + 1);
    }

    @Test
    void aRunOfAnAgentThatIsNotResumableIsDeadOnceInterrupted() throws InterruptedException {
        Run run = world.submit(Runs.queued(within(Duration.ofMinutes(1), false), world.time.instant()));
        WorkerBench strict = new WorkerBench(world, Agents.notResumable(Agents.process("./agent")));

        strict.with((call, events, stop) -> drained(stop)).turn();

        assertThat(world.state(run)).isEqualTo(StateName.DEAD);
    }

    @Test
    void anAttemptThatTakesTooLongEndsTheRun() throws InterruptedException {
        Run run = world.submit(Runs.queued(within(Duration.ofSeconds(1), true), world.time.instant()));

        worker.with((call, events, stop) -> {
                    CountDownLatch told = new CountDownLatch(1);
                    stop.onRaise(reason -> told.countDown());
                    assertThat(told.await(20, TimeUnit.SECONDS)).isTrue();
                    return broke(true);
                })
                .turn();

        assertThat(world.state(run)).isEqualTo(StateName.TIMED_OUT);
    }

    @Test
    void aDuplicateOfALiveRunIsParkedAndNeverDeleted() throws InterruptedException {
        Run run = world.submit();
        WorkerBench other = new WorkerBench(world);

        worker.with((call, events, stop) -> {
                    world.queue.publish(run.dispatch());
                    other.nestedTurn();
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

    private static RunRequest within(Duration timeout, boolean resumable) {
        RunRequest request = Runs.request();
        RunLimits limits = new RunLimits(timeout, Runs.TTL, Runs.RETRY, resumable);
        return new RunRequest(
                request.tenant(),
                request.agent(),
                request.input(),
                request.labels(),
                limits,
                request.trace(),
                request.fingerprint());
    }

    private static AgentResult drained(StopSignal stop) {
        stop.raise(StopReason.DRAINED);
        return new AgentResult.Stopped();
    }

    private static AgentResult broke(boolean retryable) {
        return new AgentResult.Broke(new RunError("AGENT_FAILED", "exit 1", retryable));
    }
}
