package dev.muster.worker.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.run.ClientStep.RequestCancel;
import dev.muster.run.Run;
import dev.muster.run.StateName;
import dev.muster.testkit.Unanswered.Verdict;
import dev.muster.worker.agent.AgentResult;
import dev.muster.worker.agent.StopReason;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReconcileTest {
    private final World world = new World();
    private final WorkerBench worker = new WorkerBench(world);

    @Test
    void aClaimThatIsNotAnsweredIsRepeatedAtOnceUnderItsNonce() throws InterruptedException {
        List<Run> runs = List.of(world.submit(), world.submit());
        worker.store.next("apply", Verdict.LOST_AFTER, Verdict.ANSWERED, Verdict.LOST_BEFORE);

        worker.turn();

        assertThat(runs.stream().map(world::state)).containsOnly(StateName.SUCCEEDED);
        assertThat(worker.calls).hasSize(2);
    }

    @Test
    void aClaimThatWasAppliedButNeverAnsweredIsGivenBackByReconcile() throws InterruptedException {
        Run run = world.submit();
        worker.store.next("apply", Verdict.LOST_AFTER, Verdict.LOST_AFTER);
        worker.turn();
        assertThat(world.state(run)).isEqualTo(StateName.RUNNING);

        worker.reconcile.run();
        worker.turn();

        assertThat(world.state(run)).isEqualTo(StateName.SUCCEEDED);
        assertThat(worker.calls).hasSize(1);
    }

    @Test
    void oneRunThatCannotBeGivenBackDoesNotKeepTheOthers() throws InterruptedException {
        List<Run> stranded = List.of(world.submit(), world.submit());
        worker.store.next("apply", Collections.nCopies(4, Verdict.LOST_AFTER).toArray(Verdict[]::new));
        worker.turn();
        worker.store.next("apply", Verdict.FORBIDDEN);

        assertThatThrownBy(worker.reconcile::run).isInstanceOf(SecurityException.class);

        assertThat(stranded.stream().map(world::state)).contains(StateName.QUEUED, StateName.RUNNING);
    }

    @Test
    void reconcilePassesOnThatSomebodyWantsARunCancelled() throws InterruptedException {
        Run run = world.submit();

        worker.with((call, events, stop) -> {
                    world.runs.apply(run.id(), new RequestCancel());
                    worker.reconcile.run();
                    assertThat(stop.reason()).contains(StopReason.CANCELLED);
                    return new AgentResult.Stopped();
                })
                .turn();

        assertThat(world.state(run)).isEqualTo(StateName.CANCELLED);
    }

    @Test
    void reconcileLeavesAloneWhatIsExecuted() throws InterruptedException {
        Run run = world.submit();

        worker.with((call, events, stop) -> {
                    worker.reconcile.run();
                    return WorkerBench.ECHO.run(call, events, stop);
                })
                .turn();

        assertThat(world.state(run)).isEqualTo(StateName.SUCCEEDED);
        assertThat(world.find(run.id()).tally().interruptions()).isZero();
    }
}
