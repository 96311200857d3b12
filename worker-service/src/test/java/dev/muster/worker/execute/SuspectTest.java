package dev.muster.worker.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.run.Ending;
import dev.muster.run.Orphan;
import dev.muster.run.Run;
import dev.muster.run.RunId;
import dev.muster.run.RunState.Ended;
import dev.muster.run.StateName;
import dev.muster.run.Tally;
import dev.muster.testkit.Runs;
import dev.muster.testkit.Unanswered.Verdict;
import dev.muster.testkit.Workers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuspectTest {
    private static final int NEIGHBOURS = 50;

    private final World world = new World();

    @Test
    void aRunThatBringsItsWorkersDownIsDeadAndNoneOfItsNeighboursIs() {
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i <= NEIGHBOURS; i++) {
            runs.add(world.submit());
        }
        RunId poison = runs.get(NEIGHBOURS / 2).id();

        for (int workers = 1; !runs.stream().allMatch(this::isOver); workers++) {
            assertThat(workers).as("workers that had to start").isLessThan(2 * NEIGHBOURS);
            liveWith(poison);
            world.buryEverybody();
            world.time.advance(Duration.ofMinutes(1));
        }

        assertThat(((Ended) world.find(poison).state()).ending())
                .isInstanceOfSatisfying(
                        Ending.Dead.class,
                        dead -> assertThat(dead.error().code()).isEqualTo("CRASHED"));
        assertThat(world.find(poison).tally().attempts()).isEqualTo(3);
        assertThat(runs).filteredOn(run -> !run.id().equals(poison)).allMatch(this::hasSucceeded);
    }

    @Test
    void aWorkerHasOneSuspectAtATime() {
        Run first = suspect();
        Run second = suspect();
        WorkerBench worker = new WorkerBench(world);

        worker.with((call, events, stop) -> {
            worker.nestedTurn();
            return WorkerBench.ECHO.run(call, events, stop);
        });
        worker.nestedTurn();
        assertThat(List.of(first, second)).filteredOn(this::hasSucceeded).hasSize(1);
        world.time.advance(Duration.ofMinutes(1));
        worker.heartbeat.run();
        worker.nestedTurn();

        assertThat(List.of(first, second)).allMatch(this::hasSucceeded);
    }

    @Test
    void aSuspectWhoseClaimIsNotAnsweredKeepsItsSeat() {
        Run run = suspect();
        WorkerBench worker = new WorkerBench(world);
        worker.store.next("apply", Verdict.ANSWERED, Verdict.LOST_AFTER);

        worker.nestedTurn();

        assertThat(hasSucceeded(run)).isTrue();
        assertThat(worker.calls).hasSize(1);
    }

    /** Nobody finishes before everybody has started, and the poison kills all that are executed beside it. */
    private void liveWith(RunId poison) {
        WorkerBench worker = new WorkerBench(world);
        worker.with((call, events, stop) -> {
            if (call.run().equals(poison)) {
                throw new WorkerDied();
            }
            worker.nestedTurn();
            return WorkerBench.ECHO.run(call, events, stop);
        });
        die(worker);
    }

    private Run suspect() {
        Run run = Runs.queued();
        for (int crashes = 0; crashes < Tally.SUSPECT_FROM; crashes++) {
            Run orphan = Runs.claimed(run, Workers.place(), world.time.instant());
            run = Runs.after(orphan, Orphan.of(orphan, true).settle(world.time.instant()));
        }
        return world.submit(run);
    }

    private static void die(WorkerBench worker) {
        try {
            worker.nestedTurn();
        } catch (WorkerDied expected) {
            assertThat(worker.calls).isNotEmpty();
        }
    }

    private boolean isOver(Run run) {
        return world.find(run.id()).isTerminal();
    }

    private boolean hasSucceeded(Run run) {
        return world.find(run.id()).state().name() == StateName.SUCCEEDED;
    }

    /** Passes everything that a bug would be caught by, as the end of a process does. */
    private static final class WorkerDied extends Error {
        private static final long serialVersionUID = 1L;
    }
}
