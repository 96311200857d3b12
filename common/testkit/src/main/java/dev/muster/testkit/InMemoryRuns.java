package dev.muster.testkit;

import dev.muster.fleet.WorkerId;
import dev.muster.run.AgentName;
import dev.muster.run.Creation;
import dev.muster.run.Enqueue;
import dev.muster.run.Owned;
import dev.muster.run.Run;
import dev.muster.run.RunId;
import dev.muster.run.RunIndex;
import dev.muster.run.RunLife;
import dev.muster.run.RunListing;
import dev.muster.run.RunState.Ended;
import dev.muster.run.RunState.Queued;
import dev.muster.run.RunState.Running;
import dev.muster.run.RunState.Scheduled;
import dev.muster.run.RunStep;
import dev.muster.run.RunStore;
import dev.muster.run.StepResult;
import dev.muster.run.StepResult.Applied;
import dev.muster.run.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All runs in one map, under one lock; index and listing never lag. */
public final class InMemoryRuns implements RunStore, RunIndex, RunListing {
    private final Map<RunId, Run> runs = new HashMap<>();

    @Override
    public synchronized Creation create(Run run) {
        Run before = runs.putIfAbsent(run.id(), Precision.kept(run));
        return before == null ? new Creation.Created() : new Creation.Exists(before);
    }

    @Override
    public synchronized Optional<Run> find(RunId id) {
        return Optional.ofNullable(runs.get(id));
    }

    @Override
    public synchronized StepResult apply(RunId id, RunStep step) {
        Run run = runs.get(id);
        if (run == null) {
            return new StepResult.Missing();
        }
        if (RunLife.apply(run, step) instanceof Applied applied) {
            Run next = Precision.kept(applied.run());
            runs.put(id, next);
            return new Applied(next);
        }
        return new StepResult.Refused(run);
    }

    @Override
    public List<Waiting> waiting(Waiting.Kind kind, int shard, Instant from, Instant until, int limit) {
        return waiting(kind, shard)
                .filter(waiting ->
                        !waiting.wake().isBefore(from) && !waiting.wake().isAfter(until))
                .sorted(Comparator.comparing(Waiting::wake))
                .limit(limit)
                .toList();
    }

    @Override
    public List<Waiting> held(AgentName agent, int shard, int limit) {
        return waiting(Waiting.Kind.HELD, shard)
                .filter(waiting -> waiting.dispatch().agent().equals(agent))
                .sorted(Comparator.comparing(Waiting::wake))
                .limit(limit)
                .toList();
    }

    @Override
    public void eachWaiting(Waiting.Kind kind, int shard, Consumer<Waiting> told) {
        waiting(kind, shard).forEach(told);
    }

    private Stream<Waiting> waiting(Waiting.Kind kind, int shard) {
        return all().stream()
                .filter(run -> Math.floorMod(run.id().hashCode(), Waiting.SHARDS) == shard)
                .flatMap(InMemoryRuns::waits)
                .filter(waiting -> waiting.kind() == kind);
    }

    private static Stream<Waiting> waits(Run run) {
        Instant since = run.history().queued();
        return switch (run.state()) {
            case Scheduled(Instant due, Instant expires) ->
                Stream.of(new Waiting(run.dispatch(), Waiting.Kind.SCHEDULED, since, due, Duration.ZERO, expires));
            case Queued(Enqueue enqueue, Instant wake, Duration interval, Instant expires) ->
                Stream.of(new Waiting(run.dispatch(), kind(enqueue), since, wake, interval, expires));
            case Running running -> Stream.of();
            case Ended ended -> Stream.of();
        };
    }

    private static Waiting.Kind kind(Enqueue enqueue) {
        return switch (enqueue) {
            case PENDING, SENT -> Waiting.Kind.QUEUED;
            case HELD -> Waiting.Kind.HELD;
        };
    }

    @Override
    public List<Owned> ownedBy(WorkerId owner) {
        return all().stream()
                .flatMap(InMemoryRuns::holds)
                .filter(owned -> owned.claim().owner().equals(owner))
                .toList();
    }

    @Override
    public Set<WorkerId> owners() {
        return all().stream()
                .flatMap(InMemoryRuns::holds)
                .map(owned -> owned.claim().owner())
                .collect(Collectors.toSet());
    }

    private static Stream<Owned> holds(Run run) {
        return run.state() instanceof Running running
                ? Stream.of(new Owned(run.id(), running.claim(), running.cancelRequested()))
                : Stream.of();
    }

    /** Looks at no more runs than the limit before it filters, so that pages are short where filters match little. */
    @Override
    public Page list(Query query) {
        List<Run> rest = all().stream()
                .filter(run -> run.request().tenant().equals(query.tenant()))
                .filter(run -> query.after()
                        .map(after -> Cursor.of(run).compareTo(after) < 0)
                        .orElse(true))
                .sorted(Comparator.comparing(Cursor::of).reversed())
                .toList();
        List<Run> seen = rest.subList(0, Math.min(query.limit(), rest.size()));
        return new Page(
                seen.stream().filter(query::matches).toList(),
                rest.size() > seen.size() ? Optional.of(Cursor.of(seen.getLast())) : Optional.empty());
    }

    /** Every run there is, in no order. */
    public synchronized Collection<Run> all() {
        return List.copyOf(runs.values());
    }
}
