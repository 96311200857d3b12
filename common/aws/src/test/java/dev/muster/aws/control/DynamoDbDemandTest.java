package dev.muster.aws.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.aws.Emulators;
import dev.muster.aws.run.DynamoDbRunIndex;
import dev.muster.aws.run.DynamoDbRunStore;
import dev.muster.aws.run.RunsTable;
import dev.muster.fleet.Demand;
import dev.muster.run.RecoveryStep.MarkSent;
import dev.muster.run.Run;
import dev.muster.run.RunState.Queued;
import dev.muster.run.RunStore;
import dev.muster.run.Waiting;
import dev.muster.testkit.Runs;
import dev.muster.testkit.contract.DemandContract;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class DynamoDbDemandTest extends DemandContract {
    private static final Duration SENT_SWEEP = Duration.ofMinutes(15);

    private final String table = Emulators.fresh(RunsTable.DEFINITION);
    private final RunStore store = new DynamoDbRunStore(Emulators.DYNAMODB, Emulators.LANE, table, Emulators.RETENTION);
    private final Demand demand = new DynamoDbDemand(
            Emulators.DYNAMODB,
            Emulators.fresh(ControlTable.DEFINITION),
            new DynamoDbRunIndex(Emulators.DYNAMODB, table),
            time);

    @Override
    protected RunStore store() {
        return store;
    }

    @Override
    protected Demand demand() {
        return demand;
    }

    @Test
    void aShardFullOfNewRunsDoesNotHideOneThatHasWaitedForLong() {
        Run old = sent(Runs.queued());
        sent(Runs.queued(Runs.request(), Runs.NOW.plus(Duration.ofMinutes(1))));
        time.advance(Duration.ofMinutes(2));
        Stream.generate(() -> Runs.queued(Runs.request(), time.instant()))
                .filter(run -> shard(run) == shard(old))
                .limit(2 * DynamoDbDemand.PAGE)
                .forEach(store::create);
        assertThat(demand.look().oldestWait()).isEqualTo(Duration.ofMinutes(2));
    }

    private Run sent(Run run) {
        store.create(run);
        Queued wait = (Queued) run.state();
        Instant wake = wait.wake().plus(SENT_SWEEP);
        store.apply(run.id(), new MarkSent(wait.wake(), wake, SENT_SWEEP));
        return run;
    }

    private static int shard(Run run) {
        return Math.floorMod(run.id().value().hashCode(), Waiting.SHARDS);
    }
}
