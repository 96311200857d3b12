package dev.muster.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.fleet.Cordon;
import dev.muster.fleet.Load;
import dev.muster.fleet.Pulse;
import dev.muster.fleet.Pulse.Alive;
import dev.muster.fleet.Pulse.Buried;
import dev.muster.fleet.Worker;
import dev.muster.fleet.WorkerId;
import dev.muster.fleet.WorkerRegistry;
import dev.muster.fleet.WorkerState;
import dev.muster.testkit.Race;
import dev.muster.testkit.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A registry never brings a worker back, tells it each cancel request once, and reads what it has just written. */
public abstract class WorkerRegistryContract {
    private static final Load LOAD = new Load(Workers.SLOTS, 3, 40, 0.25);
    private static final int ROUNDS = 10;

    /** May be shared between tests. */
    protected abstract WorkerRegistry registry();

    private Worker registered() {
        Worker worker = Workers.ready();
        registry().register(worker);
        return worker;
    }

    private Pulse beat(Worker worker) {
        return registry().beat(worker.id(), WorkerState.READY, LOAD, 0);
    }

    private Worker stored(Worker worker) {
        return registry().find(worker.id()).orElseThrow();
    }

    private Worker buried(boolean crashCounts) {
        Worker worker = registered();
        beat(worker);
        assertThat(registry().bury(worker.id(), 1, crashCounts)).isTrue();
        return worker;
    }

    private void assertStored(Worker worker) {
        assertThat(registry().find(worker.id())).contains(worker);
        assertThat(registry().workers()).containsOnlyOnce(worker);
    }

    private void assertUnknown(Worker worker) {
        assertThat(registry().find(worker.id())).isEmpty();
        assertThat(registry().workers()).extracting(Worker::id).doesNotContain(worker.id());
    }

    @Test
    void aRegisteredWorkerIsFoundAndListed() {
        assertStored(registered());
    }

    @Test
    void aWorkerThatIsRepeatedlyRegisteredStaysAsItIs() {
        Worker worker = registered();
        beat(worker);
        registry().register(worker);
        assertThat(stored(worker).heartbeats()).isEqualTo(1);
    }

    @Test
    void everyBeatMovesTheHeartbeatByOneAndTellsStateAndLoad() {
        Worker worker = registered();
        assertThat(registry().beat(worker.id(), WorkerState.READY, LOAD, 0)).isEqualTo(new Alive(Set.of(), 0));
        assertStored(after(worker, WorkerState.READY, 1, LOAD));
        Load less = new Load(Workers.SLOTS, 0, 43, 0);
        assertThat(registry().beat(worker.id(), WorkerState.DRAINING, less, 0)).isEqualTo(new Alive(Set.of(), 0));
        assertStored(after(worker, WorkerState.DRAINING, 2, less));
    }

    private static Worker after(Worker worker, WorkerState state, long heartbeats, Load load) {
        return new Worker(worker.id(), worker.unit(), state, heartbeats, load, worker.crashCounts(), Cordon.NONE);
    }

    @Test
    void aWorkerThatIsNotThereLeavesNothingBehind() {
        Worker absent = Workers.ready();
        assertThat(beat(absent)).isEqualTo(new Buried());
        assertThat(registry().bury(absent.id(), 0, true)).isFalse();
        assertThat(registry().cordon(absent.id(), 1)).isFalse();
        registry().requestCancel(absent.id(), "run");
        assertUnknown(absent);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aBuriedWorkerStaysListedAndSaysWhetherItsDeathCounts(boolean crashCounts) {
        Worker worker = buried(crashCounts);
        assertStored(new Worker(worker.id(), worker.unit(), WorkerState.DEAD, 1, LOAD, crashCounts, Cordon.NONE));
    }

    @Test
    void aBuriedWorkerIsNotBroughtBack() {
        Worker worker = buried(false);
        Worker tombstone = stored(worker);
        assertThat(beat(worker)).isEqualTo(new Buried());
        registry().register(worker);
        registry().requestCancel(worker.id(), "run");
        assertThat(registry().cordon(worker.id(), 1)).isFalse();
        assertThat(registry().bury(worker.id(), 1, true)).isFalse();
        assertThat(beat(worker)).isEqualTo(new Buried());
        assertStored(tombstone);
    }

    @Test
    void aWorkerThatHasReportedSinceIsNotBuried() {
        Worker worker = registered();
        beat(worker);
        assertThat(registry().bury(worker.id(), 0, true)).isFalse();
        assertThat(registry().bury(worker.id(), 2, true)).isFalse();
        assertThat(beat(worker)).isEqualTo(new Alive(Set.of(), 0));
    }

    @Test
    void aWorkerThatNeverReportedCanBeBuried() {
        Worker worker = registered();
        assertThat(registry().bury(worker.id(), 0, true)).isTrue();
        assertThat(stored(worker).isDead()).isTrue();
    }

    @Test
    void aDrainingWorkerCanBeBuried() {
        Worker worker = registered();
        registry().beat(worker.id(), WorkerState.DRAINING, LOAD, 0);
        assertThat(registry().bury(worker.id(), 1, false)).isTrue();
        assertThat(stored(worker).state()).isEqualTo(WorkerState.DEAD);
    }

    @Test
    void aCordonIsToldWithEveryBeatUntilItIsLifted() {
        Worker worker = registered();
        assertThat(registry().cordon(worker.id(), 7)).isTrue();
        assertThat(beat(worker)).isEqualTo(new Alive(Set.of(), 7));
        assertThat(beat(worker)).isEqualTo(new Alive(Set.of(), 7));
        registry().cordon(worker.id(), 0);
        assertThat(beat(worker)).isEqualTo(new Alive(Set.of(), 0));
    }

    @Test
    void aWorkerIsDrainedUnderTheVeryWishThatItHasAnswered() {
        Worker worker = registered();
        registry().cordon(worker.id(), 7);
        assertThat(stored(worker).cordon().isDrained()).isFalse();
        registry().beat(worker.id(), WorkerState.DRAINING, LOAD, 7);
        assertThat(stored(worker).cordon().isDrained()).isTrue();
        registry().cordon(worker.id(), 8);
        assertThat(stored(worker).cordon().isDrained()).isFalse();
    }

    @Test
    void cancelRequestsAreToldOnce() {
        Worker worker = registered();
        Stream.of("a", "b", "a").forEach(run -> registry().requestCancel(worker.id(), run));
        assertThat(beat(worker)).isEqualTo(new Alive(Set.of("a", "b"), 0));
        assertThat(beat(worker)).isEqualTo(new Alive(Set.of(), 0));
        registry().requestCancel(worker.id(), "a");
        assertThat(beat(worker)).isEqualTo(new Alive(Set.of("a"), 0));
    }

    @Test
    void cancelRequestsAreToldToTheirWorkerAlone() {
        Worker worker = registered();
        registry().requestCancel(registered().id(), "a");
        assertThat(beat(worker)).isEqualTo(new Alive(Set.of(), 0));
    }

    @Test
    void noCancelRequestIsLostOrToldTwiceBesideBeats() throws InterruptedException, ExecutionException {
        Worker worker = registered();
        List<Callable<Pulse>> actors = new ArrayList<>();
        for (String run : IntStream.range(0, 20).mapToObj(Integer::toString).toList()) {
            actors.add(() -> {
                registry().requestCancel(worker.id(), run);
                return beat(worker);
            });
        }
        assertThat(Race.of(actors))
                .flatExtracting(pulse -> ((Alive) pulse).cancelRequests())
                .hasSize(actors.size())
                .doesNotHaveDuplicates();
        assertThat(stored(worker).heartbeats()).isEqualTo(actors.size());
    }

    @Test
    void aBeatAndABurialAtOnceDoNotBothWin() throws InterruptedException, ExecutionException {
        for (int round = 0; round < ROUNDS; round++) {
            WorkerId worker = registered().id();
            List<Callable<Boolean>> actors = List.of(
                    () -> registry().bury(worker, 0, true),
                    () -> registry().beat(worker, WorkerState.READY, LOAD, 0) instanceof Alive);
            assertThat(Race.of(actors)).containsOnlyOnce(true);
        }
    }
}
