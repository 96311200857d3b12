package dev.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.run.Checkpoint;
import dev.muster.run.Run;
import dev.muster.run.RunId;
import dev.muster.run.RunState.Running;
import dev.muster.run.RunStatus;
import dev.muster.run.RunStep;
import dev.muster.run.StateName;
import dev.muster.run.StepResult.Applied;
import dev.muster.run.Tally;
import dev.muster.run.Transition;
import dev.muster.testkit.contract.Moves;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Several actors, each with a view of its own of every run, mostly an outdated one, propose whatever comes to their mind.
 * A walk that fails names its seed; adding that to {@link #seeds()} walks it again.
 */
class RandomWalkTest {
    private static final int RUNS = 300;
    private static final int ACTORS = 4;
    private static final int STEPS = 20_000;

    private static final Set<Transition> NEED_A_CLAIM = EnumSet.of(
            Transition.CHECKPOINT,
            Transition.COMPLETE,
            Transition.INCOMPLETE,
            Transition.RETRY,
            Transition.RELEASE,
            Transition.REQUEUE,
            Transition.END_ORPHAN);

    private final Set<RunId> ended = new HashSet<>();
    private final InMemoryRuns store = new InMemoryRuns();
    private final Set<Transition> made = EnumSet.noneOf(Transition.class);
    private final Set<StateName> reached = EnumSet.noneOf(StateName.class);

    static LongStream seeds() {
        return LongStream.of(1, 2, System.nanoTime());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noRunEndsTwiceOrComesBackOrForgetsAndNoFenceFalls(long seed) {
        walk(seed);
    }

    /** By fixed seeds: a walk of another may miss the rarest of them, and be right. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void aWalkMakesEveryMoveAndReachesEveryState(long seed) {
        walk(seed);
        assertThat(made).containsExactly(Transition.values());
        assertThat(reached).containsExactly(StateName.values());
    }

    private void walk(long seed) {
        Random random = new Random(seed);
        List<Run> accepted = Stream.generate(() -> accepted(random)).limit(RUNS).toList();
        List<List<Run>> views = Stream.generate(() -> (List<Run>) new ArrayList<>(accepted))
                .limit(ACTORS)
                .toList();
        for (int step = 0; step < STEPS; step++) {
            int now = step;
            propose(() -> "step " + now + " of seed " + seed, views.get(random.nextInt(ACTORS)), random);
        }
    }

    private Run accepted(Random random) {
        Run run = random.nextBoolean() ? Runs.queued() : Runs.scheduled(Runs.NOW.plusSeconds(60));
        store.create(run);
        return run;
    }

    /** An actor learns what its step came to, unless the answer is lost. */
    private void propose(Supplier<String> where, List<Run> view, Random random) {
        int index = random.nextInt(RUNS);
        Run seen = view.get(index);
        Run before = stored(seen);
        RunStep step = Moves.any(seen, random);
        if (!isSensible(step.transition(), seen, random)) {
            return;
        }
        boolean applied = store.apply(seen.id(), step) instanceof Applied;
        Run after = stored(seen);
        Supplier<String> what = () -> where.get() + ": " + step + " on " + before;
        assertThat(applied || after.equals(before)).as(what).isTrue();
        assertHolds(what, before, after);
        if (applied) {
            note(what, seen, before, step.transition(), after);
        }
        if (random.nextBoolean()) {
            view.set(index, after);
        }
    }

    /** Who never saw a claim has none to write with. Most ends are left out, so that lives are long. */
    private static boolean isSensible(Transition row, Run seen, Random random) {
        boolean hasClaim = seen.state() instanceof Running || !NEED_A_CLAIM.contains(row);
        boolean ends = row.to().stream().allMatch(StateName::isTerminal);
        return hasClaim && (!ends || random.nextInt(20) == 0);
    }

    private Run stored(Run run) {
        return store.find(run.id()).orElseThrow();
    }

    private static void assertHolds(Supplier<String> what, Run before, Run after) {
        assertThat(after.request()).as(what).isEqualTo(before.request());
        assertThat(numbers(after))
                .as(what)
                .zipSatisfy(numbers(before), (now, then) -> assertThat(now).isGreaterThanOrEqualTo(then));
        if (before.isTerminal()) {
            assertThat(after).as(what).isEqualTo(before);
        }
        if (before.status() == RunStatus.CANCELLING && !after.isTerminal()) {
            assertThat(after.status()).as(what).isEqualTo(RunStatus.CANCELLING);
        }
    }

    /** What never falls. */
    private static List<Long> numbers(Run run) {
        Tally tally = run.tally();
        Checkpoint latest = run.history().checkpoint();
        return List.of(
                tally.fence(),
                (long) tally.attempts(),
                (long) tally.failures(),
                (long) tally.crashes(),
                (long) tally.interruptions(),
                latest == null ? 0 : latest.sequence());
    }

    private void note(Supplier<String> what, Run seen, Run before, Transition row, Run after) {
        made.add(row);
        reached.add(after.state().name());
        assertThat(after.tally().fence() - before.tally().fence()).as(what).isEqualTo(row == Transition.CLAIM ? 1 : 0);
        if (NEED_A_CLAIM.contains(row)) {
            assertThat(Runs.claim(seen)).as(what).isEqualTo(Runs.claim(before));
        }
        if (after.isTerminal()) {
            assertThat(ended.add(after.id())).as(what).isTrue();
        }
    }
}
