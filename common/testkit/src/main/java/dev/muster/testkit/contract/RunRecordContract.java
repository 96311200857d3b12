package dev.muster.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.run.Attempt;
import dev.muster.run.Attempt.Outcome;
import dev.muster.run.Checkpoint;
import dev.muster.run.Claim;
import dev.muster.run.Creation;
import dev.muster.run.Ending;
import dev.muster.run.History;
import dev.muster.run.RecoveryStep.BecomeDue;
import dev.muster.run.Run;
import dev.muster.run.RunLife;
import dev.muster.run.RunState.Ended;
import dev.muster.run.RunState.Queued;
import dev.muster.run.RunState.Scheduled;
import dev.muster.run.RunStep;
import dev.muster.run.RunStore;
import dev.muster.run.StepResult;
import dev.muster.run.StepResult.Applied;
import dev.muster.run.Transition;
import dev.muster.run.WorkerStep.ClaimRun;
import dev.muster.run.WorkerStep.Complete;
import dev.muster.run.WorkerStep.Retry;
import dev.muster.run.WorkerStep.SaveCheckpoint;
import dev.muster.testkit.Runs;
import dev.muster.testkit.Workers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a store keeps of a run: all of it, and of a moment the whole milliseconds. */
abstract class RunRecordContract {
    private static final Instant FINE = Runs.NOW.plusNanos(123_456_789);
    private static final Instant KEPT = Runs.NOW.plusMillis(123);

    private static final int LIVES = 10;
    private static final int STEPS = 30;

    /** May be shared between tests. */
    protected abstract RunStore store();

    final Stage stage() {
        return new Stage(store());
    }

    /** Tries a step on a run that is stored as given, and compares with the table. */
    final StepResult propose(Run run, RunStep step) {
        StepResult result = store().apply(run.id(), step);
        assertThat(result).as("%s of %s", step, run).isEqualTo(RunLife.apply(run, step));
        Run after = result instanceof Applied applied ? applied.run() : run;
        assertThat(store().find(run.id())).as("after %s", step).contains(after);
        return result;
    }

    private Run moved(Run run, RunStep step) {
        assertThat(propose(run, step)).isInstanceOf(Applied.class);
        return store().find(run.id()).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "„größer“ ✓ 世界 🜁", "\"\\{}'"})
    void whatARequestSaysIsKept(String text) {
        Run run = stage().create(Runs.queued(Heavy.request(text), Runs.NOW));
        assertThat(store().find(run.id())).contains(run);
    }

    @Test
    void whatHappensToARunIsKept() {
        Run run = stage().create(Runs.scheduled(Heavy.request("x"), Runs.NOW, Runs.NOW.plusMillis(1)));
        for (Transition row : List.of(Transition.DUE, Transition.CLAIM, Transition.RETRY, Transition.DUE)) {
            run = moved(run, Moves.of(row, run).getFirst());
        }
        run = moved(run, new ClaimRun(Workers.place(), Runs.nonce(), true, Moves.LATER));
        run = moved(run, new SaveCheckpoint(Runs.claim(run), new Checkpoint(Long.MAX_VALUE, Heavy.STORED)));
        run = moved(run, end(run, new Ending.Succeeded(Heavy.STORED)));
        assertThat(run.tally().attempts()).isEqualTo(2);
        assertThat(run.history().attempts())
                .extracting(Attempt::outcome)
                .containsExactly(Outcome.RETRIED, Outcome.FAILED);
    }

    private static Complete end(Run run, Ending ending) {
        return new Complete(Runs.claim(run), ending, Moves.LATER, Moves.attempts(run, Outcome.FAILED));
    }

    /** What a move leaves behind in a record must not show in a later one. */
    @Test
    void aLifeAtRandomIsAsTheTableSays() {
        long seed = System.nanoTime();
        System.out.println("seed of this life: " + seed);
        Random random = new Random(seed);
        for (int life = 0; life < LIVES; life++) {
            List<Run> seen = new ArrayList<>(List.of(stage().queued()));
            for (int step = 0; step < STEPS; step++) {
                Run old = seen.get(random.nextInt(seen.size()));
                if (propose(seen.getLast(), Moves.any(old, random)) instanceof Applied(Run next)) {
                    seen.add(next);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"世", "\u0001"})
    void theLargestRunThatThereMayBeFits(String letter) {
        Run run = stage().create(Runs.queued(Heavy.largest(), Runs.NOW));
        run = stage().move(run, Transition.CLAIM);
        run = moved(run, Heavy.release(run, letter));
        run = stage().move(run, Transition.CLAIM);
        run = moved(run, new SaveCheckpoint(Runs.claim(run), new Checkpoint(1, Heavy.document())));
        moved(run, end(run, new Ending.Succeeded(Heavy.document())));
    }

    @Test
    void whenARunIsAcceptedIsKeptToTheMillisecond() {
        Run fine = Runs.queued(Runs.request(), FINE);
        store().create(fine);
        Run kept = store().find(fine.id()).orElseThrow();
        assertThat(kept)
                .isEqualTo(new Run(
                        fine.id(),
                        fine.request(),
                        Queued.pending(KEPT, KEPT.plus(Runs.TTL)),
                        fine.tally(),
                        History.begun(KEPT, KEPT)));
        assertThat(store().create(fine)).isEqualTo(new Creation.Exists(kept));
    }

    @Test
    void whenARunMovesIsKeptToTheMillisecond() {
        Run running = stage().move(stage().queued(), new ClaimRun(Workers.place(), Runs.nonce(), true, FINE));
        assertThat(running.history().started()).isEqualTo(KEPT);
        Attempt attempt = new Attempt(1, Workers.place(), FINE, FINE, Outcome.RETRIED, null);
        Run again = stage().move(running, new Retry(Runs.claim(running), new Scheduled(FINE, FINE), List.of(attempt)));
        assertThat(again.state()).isEqualTo(new Scheduled(KEPT, KEPT));
        assertThat(again.history().queued()).isEqualTo(KEPT);
        assertThat(again.history().attempts())
                .containsExactly(new Attempt(1, attempt.placement(), KEPT, KEPT, Outcome.RETRIED, null));
        assertThat(store().find(again.id())).contains(again);
    }

    @Test
    void whenARunEndsIsKeptToTheMillisecond() {
        Run running = stage().running();
        Claim claim = Runs.claim(running);
        Run ended = stage().move(running, new Complete(claim, new Ending.Cancelled(), FINE, List.of()));
        assertThat(Stage.state(ended, Ended.class).at()).isEqualTo(KEPT);
        assertThat(store().find(ended.id())).contains(ended);
    }

    @Test
    void whatIsDueOrExpiresInThisMillisecondHasCome() {
        Run scheduled = stage().scheduled();
        Instant due = Stage.state(scheduled, Scheduled.class).due();
        stage().move(scheduled, new BecomeDue(Moves.again(), due.plusNanos(1)));
    }
}
