package dev.muster.gateway.recover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.fleet.Worker;
import dev.muster.fleet.WorkerId;
import dev.muster.run.AgentName;
import dev.muster.run.Claim;
import dev.muster.run.ClientStep;
import dev.muster.run.Owned;
import dev.muster.run.Run;
import dev.muster.run.RunIndex;
import dev.muster.run.StateName;
import dev.muster.run.Waiting;
import dev.muster.run.WorkerStep.ClaimRun;
import dev.muster.testkit.Runs;
import dev.muster.testkit.Unanswered.Verdict;
import dev.muster.testkit.Workers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class GiveBackTest {
    private final Bench bench = new Bench();
    private final Worker dead = Workers.ready();

    GiveBackTest() {
        bench.workers.register(dead);
    }

    private Run held() {
        return bench.keep(Runs.running(Workers.place(dead.id())));
    }

    private void bury(boolean crashCounts) {
        assertThat(bench.workers.bury(dead.id(), 0, crashCounts)).isTrue();
    }

    private StateName state(Run run) {
        return bench.now(run.id()).state().name();
    }

    @Test
    void theRunsOfABuriedWorkerAreQueuedAndSent() throws InterruptedException {
        Run run = held();
        bury(true);

        bench.turn("requeue");

        assertThat(state(run)).isEqualTo(StateName.QUEUED);
        assertThat(bench.now(run.id()).tally().crashes()).isEqualTo(1);
        assertThat(bench.queue.runs()).containsExactly(run.id());
        assertThat(bench.count("muster.runs.requeued")).isEqualTo(1);
    }

    @Test
    void aDeathAmongManyCountsNoCrash() throws InterruptedException {
        Run run = held();
        bury(false);

        bench.turn("requeue");

        assertThat(state(run)).isEqualTo(StateName.QUEUED);
        assertThat(bench.now(run.id()).tally().crashes()).isZero();
    }

    @Test
    void theRunsOfALivingWorkerAreLeftToIt() throws InterruptedException {
        Run run = held();

        bench.turn("requeue");
        bench.turn("strays");

        assertThat(state(run)).isEqualTo(StateName.RUNNING);
    }

    @Test
    void aClaimThatLandsAfterTheBurialIsFoundToo() throws InterruptedException {
        bury(true);
        bench.turn("requeue");
        Run late = bench.keep(Runs.queued());
        bench.runs.apply(late.id(), new ClaimRun(Workers.place(dead.id()), Runs.nonce(), true, Runs.NOW));

        bench.turnFor("requeue", Duration.ofSeconds(6));

        assertThat(state(late)).isEqualTo(StateName.QUEUED);
    }

    @Test
    void aRunThatWasToBeCancelledIsCancelled() throws InterruptedException {
        Run run = held();
        bench.runs.apply(run.id(), new ClientStep.RequestCancel());
        bury(true);

        bench.turn("requeue");

        assertThat(state(run)).isEqualTo(StateName.CANCELLED);
        assertThat(bench.queue.size()).isZero();
        assertThat(bench.count("muster.runs.finished")).isEqualTo(1);
    }

    @Test
    void aRunThatGotNoAnswerIsTriedAgain() throws InterruptedException {
        Run run = held();
        bury(true);
        bench.runCalls.next("apply", Verdict.LOST_BEFORE);

        bench.turn("requeue");
        assertThat(state(run)).isEqualTo(StateName.RUNNING);

        bench.turnFor("requeue", Duration.ofSeconds(6));
        assertThat(state(run)).isEqualTo(StateName.QUEUED);
    }

    @Test
    void aRequeueWhoseAnswerWasLostIsSentByTheSweep() throws InterruptedException {
        Run run = held();
        bury(true);
        bench.runCalls.next("apply", Verdict.LOST_AFTER);
        bench.turn("requeue");
        assertThat(bench.queue.size()).isZero();

        bench.turnFor("queued", Duration.ofSeconds(31));

        assertThat(bench.queue.runs()).containsExactly(run.id());
    }

    @Test
    void aRunThatALivingWorkerHasTakenSinceIsLeftToItThoughTheIndexDoesNotShowThatYet() {
        Run run = bench.keep(Runs.running());
        Owned stale = new Owned(run.id(), new Claim(dead.id(), 1, Runs.nonce()), false);
        CarryOut steps = new CarryOut(bench.ports, new RecoveryMeters(bench.meters), bench.time);

        new GiveBack(new Lagging(stale), bench.runs, steps, new Each(1), bench.time)
                .runsOf(List.of(new Gone(dead.id(), true)));

        assertThat(bench.now(run.id())).isEqualTo(run);
    }

    private record Lagging(Owned stale) implements RunIndex {
        @Override
        public List<Waiting> waiting(Waiting.Kind kind, int shard, Instant from, Instant until, int limit) {
            return List.of();
        }

        @Override
        public List<Waiting> held(AgentName agent, int shard, int limit) {
            return List.of();
        }

        @Override
        public void eachWaiting(Waiting.Kind kind, int shard, Consumer<Waiting> told) {
            throw new AssertionError("nobody counts here");
        }

        @Override
        public List<Owned> ownedBy(WorkerId owner) {
            return List.of(stale);
        }

        @Override
        public Set<WorkerId> owners() {
            return Set.of(stale.claim().owner());
        }
    }

    @Test
    void theRunsOfAWorkerThatNobodyKnowsAnyMoreAreGivenBackWithoutACrash() throws InterruptedException {
        Run run = held();
        bench.workers.forget(dead.id());
        bench.workers.register(Workers.ready());

        bench.turn("strays");

        assertThat(state(run)).isEqualTo(StateName.QUEUED);
        assertThat(bench.now(run.id()).tally().crashes()).isZero();
    }

    @Test
    void theCrashOfOneWorkerIsOverInLittleMoreThanItsLease() throws InterruptedException {
        Run run = held();
        Duration start = bench.time.elapsed();

        while (state(run) == StateName.RUNNING) {
            bench.turn("requeue");
            bench.time.advance(bench.turn("bury"));
        }

        assertThat(bench.time.elapsed().minus(start)).isLessThanOrEqualTo(Duration.ofSeconds(36));
    }
}
