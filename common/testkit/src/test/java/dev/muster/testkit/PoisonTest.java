package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.fleet.WorkerId;
import dev.muster.run.Ending;
import dev.muster.run.Orphan;
import dev.muster.run.Payload;
import dev.muster.run.Run;
import dev.muster.run.RunId;
import dev.muster.run.RunState.Queued;
import dev.muster.run.StateName;
import dev.muster.run.StepResult.Applied;
import dev.muster.run.WorkerStep.ClaimRun;
import dev.muster.run.WorkerStep.Complete;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One run kills every worker that executes it. Workers come one after the other and take what they may, at random. */
class PoisonTest {
    private static final int NEIGHBOURS = 50;
    private static final int MOST_WORKERS = 300;

    private final InMemoryRuns store = new InMemoryRuns();
    private final RunId poison = accepted();

    static LongStream seeds() {
        return LongStream.concat(LongStream.range(0, 20), LongStream.of(System.nanoTime()));
    }

    private RunId accepted() {
        Run run = Runs.queued();
        store.create(run);
        return run.id();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aPoisonRunIsDeadAfterThreeWorkersAndNoneOfItsNeighboursIs(long seed) {
        Random random = new Random(seed);
        List<RunId> neighbours =
                Stream.generate(this::accepted).limit(NEIGHBOURS).toList();
        List<RunId> all = Stream.concat(Stream.of(poison), neighbours.stream()).toList();
        for (int worker = 0; worker < MOST_WORKERS && all.stream().anyMatch(this::waits); worker++) {
            execute(claimed(Workers.id(), waiting(all, random)), random);
        }
        Run dead = stored(poison);
        assertThat(dead.state().name()).as("seed %d", seed).isEqualTo(StateName.DEAD);
        assertThat(dead.tally().attempts()).as("seed %d", seed).isEqualTo(3);
        assertThat(neighbours)
                .as("seed %d", seed)
                .allMatch(run -> stored(run).state().name() == StateName.SUCCEEDED);
    }

    /** Some of those that wait, in any order. */
    private List<RunId> waiting(List<RunId> all, Random random) {
        List<RunId> waiting = new ArrayList<>(all.stream()
                .filter(run -> stored(run).state() instanceof Queued)
                .toList());
        Collections.shuffle(waiting, random);
        return waiting.subList(0, random.nextInt(waiting.size() + 1));
    }

    private boolean waits(RunId run) {
        return stored(run).state() instanceof Queued;
    }

    private Run stored(RunId run) {
        return store.find(run).orElseThrow();
    }

    private List<Run> claimed(WorkerId worker, List<RunId> offered) {
        List<Run> held = new ArrayList<>();
        for (RunId run : offered) {
            boolean suspectsToo = held.stream().noneMatch(other -> other.tally().isSuspect());
            ClaimRun step = new ClaimRun(Workers.place(worker), Runs.nonce(), suspectsToo, Runs.NOW);
            if (store.apply(run, step) instanceof Applied(Run claimed)) {
                held.add(claimed);
            }
        }
        return held;
    }

    private void execute(List<Run> held, Random random) {
        boolean dies = held.stream().anyMatch(run -> run.id().equals(poison));
        for (Run run : held) {
            boolean ends = !dies || (!run.id().equals(poison) && random.nextInt(4) == 0);
            store.apply(run.id(), ends ? succeeded(run) : Orphan.of(run, true).settle(Runs.NOW));
        }
    }

    private static Complete succeeded(Run run) {
        Ending ending = new Ending.Succeeded(new Payload.Inline("1"));
        return new Complete(Runs.claim(run), ending, Runs.NOW, List.of());
    }
}
