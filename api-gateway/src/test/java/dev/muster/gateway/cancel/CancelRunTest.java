package dev.muster.gateway.cancel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.fleet.Load;
import dev.muster.fleet.Pulse;
import dev.muster.fleet.Worker;
import dev.muster.fleet.WorkerRegistry;
import dev.muster.fleet.WorkerState;
import dev.muster.gateway.cancel.Cancellation.Gone;
import dev.muster.gateway.cancel.Cancellation.Over;
import dev.muster.gateway.cancel.Cancellation.Requested;
import dev.muster.pace.TransientFault;
import dev.muster.run.ClientStep;
import dev.muster.run.Creation;
import dev.muster.run.Run;
import dev.muster.run.RunId;
import dev.muster.run.RunState.Queued;
import dev.muster.run.RunStatus;
import dev.muster.run.RunStep;
import dev.muster.run.RunStore;
import dev.muster.run.StateName;
import dev.muster.run.StepResult;
import dev.muster.run.WorkerStep.ClaimRun;
import dev.muster.run.WorkerStep.Release;
import dev.muster.testkit.InMemoryRuns;
import dev.muster.testkit.InMemoryWorkerRegistry;
import dev.muster.testkit.ManualTime;
import dev.muster.testkit.Runs;
import dev.muster.testkit.Unanswered;
import dev.muster.testkit.Unanswered.Verdict;
import dev.muster.testkit.Workers;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class CancelRunTest {
    private final InMemoryRuns runs = new InMemoryRuns();
    private final InMemoryWorkerRegistry workers = new InMemoryWorkerRegistry();
    private final Unanswered<WorkerRegistry> registryCalls = Unanswered.of(WorkerRegistry.class, workers);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Worker worker = Workers.ready();

    CancelRunTest() {
        workers.register(worker);
    }

    private Cancellation cancel(RunStore store, Run run) {
        return new CancelRun(store, registryCalls.port(), meters, new ManualTime()).cancel(run.id());
    }

    private Run keep(Run run) {
        runs.create(run);
        return run;
    }

    @Test
    void aWaitingRunIsCancelled() {
        for (Run run : List.of(Runs.queued(), Runs.scheduled(Runs.NOW.plusSeconds(60)))) {
            assertThat(cancel(runs, keep(run)))
                    .isInstanceOfSatisfying(
                            Over.class, over -> assertThat(over.run().status()).isEqualTo(RunStatus.CANCELLED));
        }
        assertThat(meters.counter("muster.runs.finished", "agent", "wordcount", "outcome", "cancelled")
                        .count())
                .isEqualTo(2);
    }

    @Test
    void theOwnerOfARunningRunIsAskedAndTold() {
        Run run = keep(Runs.running(Workers.place(worker.id())));

        assertThat(cancel(runs, run))
                .isInstanceOfSatisfying(
                        Requested.class,
                        requested -> assertThat(requested.run().status()).isEqualTo(RunStatus.CANCELLING));
        assertThat(workers.beat(worker.id(), WorkerState.READY, new Load(Workers.SLOTS, 1), 0))
                .isEqualTo(new Pulse.Alive(Set.of(run.id().value()), 0));
    }

    @Test
    void anOwnerThatCannotBeToldReadsItInTheRun() {
        registryCalls.next("requestCancel", Verdict.LOST_BEFORE);
        Run run = keep(Runs.running(Workers.place(worker.id())));

        assertThat(cancel(runs, run)).isInstanceOf(Requested.class);
    }

    @Test
    void aRunThatIsOverStaysAsItIs() {
        Run run = keep(Runs.succeeded());

        assertThat(cancel(runs, run)).isEqualTo(new Over(run));
    }

    @Test
    void twiceIsLikeOnce() {
        Run run = keep(Runs.queued());

        assertThat(cancel(runs, run)).isEqualTo(cancel(runs, run));
    }

    @Test
    void aRunThatDoesNotExistIsGone() {
        assertThat(cancel(runs, Runs.queued())).isEqualTo(new Gone());
    }

    @Test
    void aRunThatIsClaimedMeanwhileIsAskedForInstead() {
        Run run = keep(Runs.queued());
        Racing racing = new Racing(runs, ClientStep.Cancel.class, 1, CancelRunTest::claim);

        assertThat(cancel(racing, run)).isInstanceOf(Requested.class);
    }

    @Test
    void aRunThatIsGivenBackMeanwhileIsCancelledInstead() {
        Run run = keep(Runs.running(Workers.place(worker.id())));
        Racing racing = new Racing(runs, ClientStep.RequestCancel.class, 1, CancelRunTest::release);

        assertThat(cancel(racing, run)).isInstanceOf(Over.class);
        assertThat(runs.find(run.id()).orElseThrow().state().name()).isEqualTo(StateName.CANCELLED);
    }

    @Test
    void aRunThatMovesAwayEachTimeIsLeftToTheClientToTryAgain() {
        Run run = keep(Runs.queued());
        Racing racing = new Racing(
                runs, RunStep.class, 1_000, seen -> seen.state() instanceof Queued ? claim(seen) : release(seen));

        assertThatThrownBy(() -> cancel(racing, run)).isInstanceOf(TransientFault.class);
    }

    private static RunStep claim(Run run) {
        return new ClaimRun(Workers.place(), Runs.nonce(), true, Runs.NOW);
    }

    private static RunStep release(Run run) {
        Queued again = Queued.pending(Runs.NOW, Runs.NOW.plus(Runs.TTL));
        return new Release(Runs.claim(run), again, Runs.NOW, List.of());
    }

    /** A store in which somebody moves the run just before a step of this kind. */
    private static final class Racing implements RunStore {
        private final InMemoryRuns runs;
        private final Class<? extends RunStep> kind;
        private final Function<Run, RunStep> move;
        private int left;

        Racing(InMemoryRuns runs, Class<? extends RunStep> kind, int times, Function<Run, RunStep> move) {
            this.runs = runs;
            this.kind = kind;
            this.left = times;
            this.move = move;
        }

        @Override
        public Creation create(Run run) {
            return runs.create(run);
        }

        @Override
        public Optional<Run> find(RunId id) {
            return runs.find(id);
        }

        @Override
        public StepResult apply(RunId id, RunStep step) {
            if (kind.isInstance(step) && left-- > 0) {
                runs.apply(id, move.apply(find(id).orElseThrow()));
            }
            return runs.apply(id, step);
        }
    }
}
