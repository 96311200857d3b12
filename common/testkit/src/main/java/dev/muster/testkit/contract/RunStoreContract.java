package dev.muster.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.run.Creation;
import dev.muster.run.Ending;
import dev.muster.run.Guard;
import dev.muster.run.Run;
import dev.muster.run.RunId;
import dev.muster.run.RunLife;
import dev.muster.run.RunState.Ended;
import dev.muster.run.RunStep;
import dev.muster.run.Signature;
import dev.muster.run.StateName;
import dev.muster.run.StepResult;
import dev.muster.run.StepResult.Applied;
import dev.muster.run.StepResult.Missing;
import dev.muster.run.StepResult.Refused;
import dev.muster.run.Transition;
import dev.muster.run.WorkerStep.Complete;
import dev.muster.testkit.Race;
import dev.muster.testkit.Runs;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A store gives the verdicts of {@link RunLife}, each as one atomic write, and leaves behind the run that it answers.
 * Of a moment it keeps whole milliseconds and cuts off the rest.
 */
public abstract class RunStoreContract extends RunRecordContract {
    private static final int RACERS = 8;
    private static final int ROUNDS = 5;

    @ParameterizedTest
    @EnumSource
    void aMoveIsAppliedFromEachStateOfItsRowAndLeadsToAllOfItsStates(Transition row) {
        Set<StateName> reached = EnumSet.noneOf(StateName.class);
        for (StateName from : row.from()) {
            Set<StateName> next = tryAll(row, from);
            assertThat(next).as("where %s leads from %s", row, from).isNotEmpty();
            reached.addAll(next);
        }
        assertThat(reached).as("where %s leads", row).isEqualTo(row.to());
    }

    /** @return where runs of this state are after the steps of a row that were applied */
    private Set<StateName> tryAll(Transition row, StateName from) {
        int steps = Moves.of(row, Runs.queued()).size();
        Set<StateName> next = EnumSet.noneOf(StateName.class);
        for (int step = 0; step < steps; step++) {
            for (Run run : stage().in(from)) {
                if (propose(run, Moves.of(row, run).get(step)) instanceof Applied(Run after)) {
                    next.add(after.state().name());
                }
            }
        }
        return next;
    }

    @ParameterizedTest
    @EnumSource
    void aStateRefusesEveryMoveOfOtherRows(StateName state) {
        for (Run run : stage().in(state)) {
            Stream.of(Transition.values())
                    .filter(row -> !row.from().contains(state))
                    .flatMap(row -> Moves.of(row, run).stream())
                    .forEach(step -> assertThat(propose(run, step)).isEqualTo(new Refused(run)));
        }
    }

    @Test
    void everyGuardDecides() {
        List<GuardCase> cases = GuardCase.all(stage());
        assertThat(cases.stream().map(GuardCase::guard).collect(Collectors.toSet()))
                .isEqualTo(Set.of(Guard.class.getPermittedSubclasses()));
        for (GuardCase each : cases) {
            assertThat(broken(each.keptOut())).isEqualTo(List.of(each.guard()));
            assertThat(propose(each.keptOut().run(), each.keptOut().step()))
                    .as("%s", each)
                    .isInstanceOf(Refused.class);
            assertThat(propose(each.passed().run(), each.passed().step()))
                    .as("%s", each)
                    .isInstanceOf(Applied.class);
        }
    }

    private static List<? extends Class<?>> broken(GuardCase.Proposal proposal) {
        return proposal.step().guards().stream()
                .filter(guard -> !guard.holds(proposal.run()))
                .map(Guard::getClass)
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void aMoveOfARunThatIsNotThereLeavesNothingBehind(Transition row) {
        Run never = Runs.running();
        for (RunStep step : Moves.of(row, never)) {
            assertThat(store().apply(never.id(), step)).isEqualTo(new Missing());
            assertThat(store().find(never.id())).isEmpty();
        }
    }

    @Test
    void aTakenIdIsAnsweredWithTheRunThatHasItAsItIsNow() {
        Run running = stage().running();
        Run other = Runs.queued();
        Run same = new Run(running.id(), other.request(), other.state(), other.tally(), other.history());
        assertThat(store().create(same)).isEqualTo(new Creation.Exists(running));
        assertThat(store().find(running.id())).contains(running);
    }

    @Test
    void ofSeveralThatCreateARunAtOnceOneDoes() throws InterruptedException, ExecutionException {
        for (int round = 0; round < ROUNDS; round++) {
            Run run = Runs.queued();
            List<Creation> created = Race.of(times(() -> store().create(run)));
            assertThat(created)
                    .containsOnlyOnce(new Creation.Created())
                    .filteredOn(Creation.Exists.class::isInstance)
                    .hasSize(RACERS - 1)
                    .containsOnly(new Creation.Exists(run));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"CLAIM", "REQUEUE", "COMPLETE", "CANCEL", "SWEEP", "CHECKPOINT"})
    void ofSeveralThatMakeTheSameMoveAtOnceOneDoes(Transition row) throws InterruptedException, ExecutionException {
        for (int round = 0; round < ROUNDS; round++) {
            Run run = stage().in(EnumSet.copyOf(row.from()).iterator().next()).getFirst();
            List<StepResult> results = Race.of(
                    times(() -> store().apply(run.id(), Moves.of(row, run).getFirst())));
            Run left = store().find(run.id()).orElseThrow();
            assertThat(results)
                    .containsOnlyOnce(new Applied(left))
                    .filteredOn(Refused.class::isInstance)
                    .hasSize(RACERS - 1)
                    .containsOnly(new Refused(left));
        }
    }

    private static <T> List<Callable<T>> times(Callable<T> runner) {
        return Stream.generate(() -> runner).limit(RACERS).toList();
    }

    @Test
    void ofSeveralDifferentEndingsAtOnceOneIsCommitted() throws InterruptedException, ExecutionException {
        for (int round = 0; round < ROUNDS; round++) {
            Run run = stage().running();
            List<Callable<StepResult>> endings = Stream.of(
                            Transition.COMPLETE, Transition.INCOMPLETE, Transition.END_ORPHAN)
                    .flatMap(row -> Moves.of(row, run).stream())
                    .map(step -> (Callable<StepResult>) () -> store().apply(run.id(), step))
                    .toList();
            List<StepResult> results = Race.of(endings);
            assertThat(results).filteredOn(Applied.class::isInstance).hasSize(1);
            assertThat(results).contains(new Applied(store().find(run.id()).orElseThrow()));
        }
    }

    @Test
    void aWorkerKnowsItsOwnEndingAgain() {
        Run running = stage().running();
        Complete step = new Complete(Runs.claim(running), new Ending.Cancelled(), Runs.NOW, List.of());
        Run ended = stage().move(running, step);
        assertThat(store().apply(running.id(), step)).isEqualTo(new Refused(ended));
        assertThat(Stage.state(ended, Ended.class).by()).isEqualTo(Signature.of(Runs.claim(running)));
    }

    @ParameterizedTest
    @EnumSource(names = {"CHECKPOINT", "COMPLETE", "INCOMPLETE", "RETRY", "RELEASE", "REQUEUE", "END_ORPHAN"})
    void whoHasLostARunCanNoLongerWriteIt(Transition row) {
        Run lost = stage().running();
        Run taken = stage().move(stage().move(lost, Transition.REQUEUE), Transition.CLAIM);
        for (RunStep late : Moves.of(row, lost)) {
            assertThat(store().apply(lost.id(), late)).as("%s", late).isEqualTo(new Refused(taken));
        }
    }

    @Test
    void anIdThatWasNeverStoredIsNotFound() {
        RunId never = Runs.id();
        assertThat(store().find(never)).isEmpty();
    }
}
