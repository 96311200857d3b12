package dev.muster.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.fleet.WorkerId;
import dev.muster.run.AgentName;
import dev.muster.run.Enqueue;
import dev.muster.run.Owned;
import dev.muster.run.Placement;
import dev.muster.run.Run;
import dev.muster.run.RunId;
import dev.muster.run.RunIndex;
import dev.muster.run.RunRequest;
import dev.muster.run.RunState.Ended;
import dev.muster.run.RunState.Queued;
import dev.muster.run.RunState.Running;
import dev.muster.run.RunState.Scheduled;
import dev.muster.run.RunStore;
import dev.muster.run.StateName;
import dev.muster.run.Transition;
import dev.muster.run.Waiting;
import dev.muster.run.Waiting.Kind;
import dev.muster.run.WorkerStep.ClaimRun;
import dev.muster.run.WorkerStep.Hold;
import dev.muster.testkit.Runs;
import dev.muster.testkit.Workers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The index shows, after a while, every run that waits and every run that is held, and no other. */
public abstract class RunIndexContract {
    private static final int ALL = 1000;
    private static final Instant LAST = Moves.LATER.plus(Duration.ofDays(1));

    /** May be shared between tests. */
    protected abstract RunStore store();

    /** Of the runs in {@link #store()}. */
    protected abstract RunIndex index();

    /** Repeats a claim until it holds, or fails as it does; an index that never lags needs no second try. */
    protected void settled(Runnable claim) {
        claim.run();
    }

    private Stage stage() {
        return new Stage(store());
    }

    @ParameterizedTest
    @EnumSource
    void aRunIsShownOnceWhileItWaitsAndAsWhatItWaitsFor(StateName state) {
        for (Run run : stage().in(state)) {
            settled(() -> assertThat(everywhere(run)).as("%s", run.state()).isEqualTo(expected(run)));
        }
    }

    private static List<Waiting> expected(Run run) {
        Instant since = run.history().queued();
        return switch (run.state()) {
            case Scheduled(Instant due, Instant expires) ->
                List.of(new Waiting(run.dispatch(), Kind.SCHEDULED, since, due, Duration.ZERO, expires));
            case Queued(Enqueue enqueue, Instant wake, Duration interval, Instant expires) -> {
                Kind kind = enqueue == Enqueue.HELD ? Kind.HELD : Kind.QUEUED;
                yield List.of(new Waiting(run.dispatch(), kind, since, wake, interval, expires));
            }
            case Running running -> List.of();
            case Ended ended -> List.of();
        };
    }

    @Test
    void everyWaitingRunIsToldOfOnce() {
        List<Run> runs = Stream.generate(() -> stage().in(StateName.QUEUED))
                .limit(20)
                .flatMap(List::stream)
                .toList();
        settled(() -> assertThat(told(Kind.QUEUED))
                .containsAll(ids(runs, Kind.QUEUED))
                .doesNotHaveDuplicates());
        assertThat(told(Kind.SCHEDULED)).doesNotContainAnyElementsOf(ids(runs, Kind.QUEUED));
        settled(() -> assertThat(told(Kind.HELD)).containsAll(ids(runs, Kind.HELD)));
    }

    private static List<RunId> ids(List<Run> runs, Kind kind) {
        return runs.stream()
                .filter(run -> expected(run).getFirst().kind() == kind)
                .map(Run::id)
                .toList();
    }

    private List<RunId> told(Kind kind) {
        List<RunId> told = new ArrayList<>();
        for (int shard = 0; shard < Waiting.SHARDS; shard++) {
            index().eachWaiting(kind, shard, run -> told.add(run.run()));
        }
        return told;
    }

    private List<Waiting> everywhere(Run run) {
        return Stream.of(Kind.values())
                .flatMap(kind -> all(kind, Instant.EPOCH, LAST))
                .filter(waiting -> waiting.run().equals(run.id()))
                .toList();
    }

    private Stream<Waiting> all(Kind kind, Instant from, Instant until) {
        return IntStream.range(0, Waiting.SHARDS)
                .mapToObj(shard -> index().waiting(kind, shard, from, until, ALL))
                .flatMap(List::stream);
    }

    @Test
    void aRunIsShownAtItsWakeNeitherBeforeNorAfter() {
        Run run = stage().queued();
        Instant wake = Stage.state(run, Queued.class).wake();
        settled(() -> assertThat(all(Kind.QUEUED, wake, wake))
                .extracting(Waiting::run)
                .contains(run.id()));
        assertThat(all(Kind.QUEUED, Instant.EPOCH, wake.minusMillis(1)))
                .extracting(Waiting::run)
                .doesNotContain(run.id());
        assertThat(all(Kind.QUEUED, wake.plusMillis(1), LAST))
                .extracting(Waiting::run)
                .doesNotContain(run.id());
    }

    @ParameterizedTest
    @EnumSource
    void theEarliestOfAShardComeFirstAndNoMoreThanWanted(Kind kind) {
        Set<RunId> runs =
                Stream.generate(() -> waiting(kind, Runs.AGENT).id()).limit(64).collect(Collectors.toSet());
        settled(() -> assertThat(all(kind, Instant.EPOCH, LAST))
                .extracting(Waiting::run)
                .containsAll(runs));
        int shardsInUse = 0;
        for (int shard = 0; shard < Waiting.SHARDS; shard++) {
            List<Waiting> whole = index().waiting(kind, shard, Instant.EPOCH, LAST, ALL);
            assertThat(wakes(whole)).isSorted();
            assertThat(wakes(index().waiting(kind, shard, Instant.EPOCH, LAST, 2)))
                    .isEqualTo(wakes(whole).subList(0, Math.min(2, whole.size())));
            shardsInUse += whole.stream().anyMatch(waiting -> runs.contains(waiting.run())) ? 1 : 0;
        }
        assertThat(shardsInUse).as("shards that 64 runs are spread over").isGreaterThan(Waiting.SHARDS / 2);
    }

    private static List<Instant> wakes(List<Waiting> shown) {
        return shown.stream().map(Waiting::wake).toList();
    }

    /** One that wakes at a random moment, so that no other order is the right one by chance. */
    private Run waiting(Kind kind, AgentName agent) {
        Instant wake = Runs.NOW.plusMillis(ThreadLocalRandom.current().nextLong(86_400_000));
        RunRequest request = Runs.request(Runs.tenant(), agent);
        Queued queued = new Queued(Enqueue.PENDING, wake, Runs.TTL, Moves.LATER);
        return switch (kind) {
            case SCHEDULED -> stage().create(Runs.scheduled(request, Runs.NOW, wake));
            case QUEUED -> stage().create(Run.accepted(Runs.id(), request, queued, Runs.NOW));
            case HELD -> stage().move(stage().create(Runs.queued(request, Runs.NOW)), new Hold(wake, Runs.TTL));
        };
    }

    @Test
    void heldRunsOfOneAgentAreShownTheEarliestFirstAndNoMoreThanWanted() {
        AgentName agent = AgentName.of("held-" + Runs.id().value().substring(0, 8));
        Set<RunId> runs =
                Stream.generate(() -> waiting(Kind.HELD, agent).id()).limit(40).collect(Collectors.toSet());
        waiting(Kind.QUEUED, agent);
        waiting(Kind.HELD, Runs.AGENT);
        settled(() -> assertThat(IntStream.range(0, Waiting.SHARDS)
                        .boxed()
                        .flatMap(shard -> index().held(agent, shard, ALL).stream()))
                .extracting(Waiting::run)
                .containsExactlyInAnyOrderElementsOf(runs));
        for (int shard = 0; shard < Waiting.SHARDS; shard++) {
            List<Waiting> whole = index().held(agent, shard, ALL);
            assertThat(wakes(whole)).isSorted();
            assertThat(index().held(agent, shard, 2)).isEqualTo(whole.subList(0, Math.min(2, whole.size())));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRunIsShownToItsOwnerWhileHeHoldsIt(StateName state) {
        for (Run run : stage().in(state)) {
            Placement last = run.history().placement();
            if (last != null) {
                List<Owned> held = held(run);
                settled(() -> assertThat(index().ownedBy(last.worker())).isEqualTo(held));
                settled(() ->
                        assertThat(index().owners().contains(last.worker())).isEqualTo(!held.isEmpty()));
            }
        }
    }

    private static List<Owned> held(Run run) {
        return run.state() instanceof Running running
                ? List.of(new Owned(run.id(), running.claim(), running.cancelRequested()))
                : List.of();
    }

    @Test
    void allRunsOfAnOwnerAreShownHoweverLarge() {
        WorkerId owner = Workers.id();
        List<RunId> held = new ArrayList<>();
        for (int run = 0; run < 40; run++) {
            Run large = stage().create(Runs.queued(Heavy.largest(), Runs.NOW));
            held.add(stage().move(large, new ClaimRun(Workers.place(owner), Runs.nonce(), true, Runs.NOW))
                    .id());
        }
        settled(() ->
                assertThat(index().ownedBy(owner)).extracting(Owned::run).containsExactlyInAnyOrderElementsOf(held));
    }

    @Test
    void aNewOwnerIsShownInPlaceOfTheOld() {
        Run lost = stage().running();
        Run taken = stage().move(stage().move(lost, Transition.REQUEUE), Transition.CLAIM);
        settled(() -> assertThat(index().ownedBy(Runs.claim(lost).owner())).isEmpty());
        settled(() ->
                assertThat(index().owners()).doesNotContain(Runs.claim(lost).owner()));
        settled(() -> assertThat(index().ownedBy(Runs.claim(taken).owner())).isEqualTo(held(taken)));
    }
}
