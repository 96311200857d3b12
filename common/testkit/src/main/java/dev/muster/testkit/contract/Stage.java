package dev.muster.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.run.Creation;
import dev.muster.run.Run;
import dev.muster.run.RunLife;
import dev.muster.run.RunRequest;
import dev.muster.run.RunState;
import dev.muster.run.RunStep;
import dev.muster.run.RunStore;
import dev.muster.run.StateName;
import dev.muster.run.StepResult;
import dev.muster.run.StepResult.Applied;
import dev.muster.run.Transition;
import dev.muster.testkit.Runs;
import java.util.List;
import java.util.function.Supplier;

/** Brings runs to where a test wants them, by moves alone: what a move leaves behind in a store is part of the test. */
final class Stage {
    private final RunStore store;
    private final Supplier<RunRequest> requests;

    Stage(RunStore store) {
        this(store, Runs::request);
    }

    /** @param requests what its runs are about */
    Stage(RunStore store, Supplier<RunRequest> requests) {
        this.store = store;
        this.requests = requests;
    }

    /** A run in this state for each way that leads there. */
    List<Run> in(StateName state) {
        return switch (state) {
            case SCHEDULED -> List.of(scheduled(), move(running(), Transition.RETRY));
            case QUEUED -> queuedRuns();
            case RUNNING -> runningRuns();
            case SUCCEEDED, FAILED, TIMED_OUT -> List.of(to(state, running(), Transition.COMPLETE));
            case CANCELLED ->
                List.of(
                        move(queued(), Transition.CANCEL),
                        move(scheduled(), Transition.CANCEL),
                        to(state, cancelling(), Transition.COMPLETE),
                        to(state, cancelling(), Transition.END_ORPHAN));
            case EXPIRED -> List.of(move(queued(), Transition.EXPIRE), move(scheduled(), Transition.EXPIRE));
            case DEAD -> List.of(move(running(), Transition.INCOMPLETE), to(state, running(), Transition.END_ORPHAN));
        };
    }

    private List<Run> queuedRuns() {
        return List.of(
                queued(),
                move(queued(), Transition.SENT),
                move(queued(), Transition.HOLD),
                move(scheduled(), Transition.DUE),
                move(running(), Transition.RELEASE),
                crashed(2));
    }

    private List<Run> runningRuns() {
        return List.of(
                running(), cancelling(), move(running(), Transition.CHECKPOINT), move(crashed(1), Transition.CLAIM));
    }

    Run queued() {
        return create(Runs.queued(requests.get(), Runs.NOW));
    }

    Run scheduled() {
        return create(Runs.scheduled(requests.get(), Runs.NOW, Runs.NOW.plusSeconds(60)));
    }

    Run running() {
        return move(queued(), Transition.CLAIM);
    }

    Run cancelling() {
        return move(running(), Transition.REQUEST_CANCEL);
    }

    /** Queued again, after so many of its workers died. */
    Run crashed(int times) {
        Run run = queued();
        for (int crash = 0; crash < times; crash++) {
            run = move(move(run, Transition.CLAIM), Transition.REQUEUE);
        }
        return run;
    }

    Run create(Run run) {
        assertThat(store.create(run)).isEqualTo(new Creation.Created());
        return run;
    }

    Run move(Run run, Transition row) {
        return move(run, Moves.of(row, run).getFirst());
    }

    private Run to(StateName state, Run run, Transition row) {
        RunStep step = Moves.of(row, run).stream()
                .filter(move -> RunLife.apply(run, move) instanceof Applied applied
                        && applied.run().state().name() == state)
                .findFirst()
                .orElseThrow();
        return move(run, step);
    }

    Run move(Run run, RunStep step) {
        StepResult result = store.apply(run.id(), step);
        assertThat(result).as("%s of %s", step, run).isInstanceOf(Applied.class);
        return ((Applied) result).run();
    }

    /** @return the state of the run, which must be of this type */
    static <S extends RunState> S state(Run run, Class<S> type) {
        return type.cast(run.state());
    }
}
