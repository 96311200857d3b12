package dev.muster.aws.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.aws.Emulators;
import dev.muster.fleet.WorkerId;
import dev.muster.run.AgentName;
import dev.muster.run.Owned;
import dev.muster.run.Run;
import dev.muster.run.RunId;
import dev.muster.run.RunIndex;
import dev.muster.run.RunStore;
import dev.muster.run.Waiting;
import dev.muster.run.WorkerStep.ClaimRun;
import dev.muster.run.WorkerStep.Hold;
import dev.muster.testkit.Runs;
import dev.muster.testkit.Workers;
import dev.muster.testkit.contract.Moves;
import dev.muster.testkit.contract.RunIndexContract;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class DynamoDbRunIndexTest extends RunIndexContract {
    private final RunStore store =
            new DynamoDbRunStore(Emulators.DYNAMODB, Emulators.LANE, Emulators.RUNS, Emulators.RETENTION);
    private final RunIndex index = new DynamoDbRunIndex(Emulators.DYNAMODB, Emulators.RUNS);

    @Override
    protected RunStore store() {
        return store;
    }

    @Override
    protected RunIndex index() {
        return index;
    }

    @Test
    void answersOfManyPagesAreReadToTheEndAndNoFurtherThanWanted() {
        RunIndex paged = new DynamoDbRunIndex(Emulators.DYNAMODB_IN_SMALL_PAGES, Emulators.RUNS);
        WorkerId owner = Workers.id();
        Set<RunId> held = Stream.generate(() -> running(owner)).limit(5).collect(Collectors.toSet());
        assertThat(paged.ownedBy(owner)).extracting(Owned::run).containsExactlyInAnyOrderElementsOf(held);
        assertThat(paged.owners()).contains(owner).isEqualTo(index.owners());
        Stream.generate(Runs::queued).limit(100).forEach(store::create);
        assertThat(paged.waiting(Waiting.Kind.QUEUED, 3, Instant.EPOCH, Moves.LATER, 3))
                .hasSize(3)
                .isEqualTo(index.waiting(Waiting.Kind.QUEUED, 3, Instant.EPOCH, Moves.LATER, 3));
    }

    @Test
    void heldRunsAreFoundBehindThoseOfOtherAgents() {
        RunIndex paged = new DynamoDbRunIndex(Emulators.DYNAMODB_IN_SMALL_PAGES, Emulators.RUNS);
        AgentName agent = AgentName.of("behind-others");
        Stream.generate(() -> held(Runs.AGENT, Runs.NOW)).limit(100).forEach(any -> {});
        Set<RunId> held =
                Stream.generate(() -> held(agent, Moves.LATER)).limit(5).collect(Collectors.toSet());
        assertThat(IntStream.range(0, Waiting.SHARDS).boxed().flatMap(shard -> paged.held(agent, shard, 5).stream()))
                .extracting(Waiting::run)
                .containsExactlyInAnyOrderElementsOf(held);
    }

    private RunId held(AgentName agent, Instant wake) {
        Run run = Runs.queued(Runs.request(Runs.tenant(), agent), Runs.NOW);
        store.create(run);
        store.apply(run.id(), new Hold(wake, Runs.TTL));
        return run.id();
    }

    private RunId running(WorkerId owner) {
        Run run = Runs.queued();
        store.create(run);
        store.apply(run.id(), new ClaimRun(Workers.place(owner), Runs.nonce(), true, Runs.NOW));
        return run.id();
    }
}
