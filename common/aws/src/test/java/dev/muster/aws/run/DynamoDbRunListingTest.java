package dev.muster.aws.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.aws.Emulators;
import dev.muster.run.Payload;
import dev.muster.run.Run;
import dev.muster.run.RunListing;
import dev.muster.run.RunListing.Cursor;
import dev.muster.run.RunListing.Page;
import dev.muster.run.RunListing.Query;
import dev.muster.run.RunRequest;
import dev.muster.run.RunStore;
import dev.muster.run.Tenant;
import dev.muster.testkit.Runs;
import dev.muster.testkit.contract.RunListingContract;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class DynamoDbRunListingTest extends RunListingContract {
    private final Tenant tenant = Runs.tenant();
    private final RunStore store =
            new DynamoDbRunStore(Emulators.DYNAMODB, Emulators.LANE, Emulators.RUNS, Emulators.RETENTION);

    @Override
    protected RunStore store() {
        return store;
    }

    @Override
    protected RunListing listing(InstantSource time) {
        return new DynamoDbRunListing(Emulators.DYNAMODB, Emulators.RUNS, Duration.ofDays(30), time);
    }

    private Run createdBefore(Duration age) {
        Run run = Runs.queued(Runs.request(tenant, Runs.AGENT), Runs.NOW.minus(age));
        store.create(run);
        return run;
    }

    private Page list(Optional<Cursor> after) {
        Query first = everything(10);
        return listing(() -> Runs.NOW).list(after.map(first::from).orElse(first));
    }

    private Query everything(int limit) {
        return new Query(
                tenant,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                limit);
    }

    @Test
    void oneCallLooksAtFewDaysAndTheNextGoesOnWhereItEnded() {
        Run old = createdBefore(Duration.ofDays(6));
        Page today = list(Optional.empty());
        assertThat(today.runs()).isEmpty();
        assertThat(today.next()).isPresent();
        assertThat(list(today.next()).runs()).containsExactly(old);
    }

    @Test
    void whatIsBeyondTheHorizonIsNotListed() {
        Run last = createdBefore(Duration.ofDays(30));
        createdBefore(Duration.ofDays(31));
        List<Run> seen = new ArrayList<>();
        Page page = list(Optional.empty());
        for (; page.next().isPresent(); page = list(page.next())) {
            seen.addAll(page.runs());
        }
        seen.addAll(page.runs());
        assertThat(seen).containsExactly(last);
    }

    @Test
    void aRunFromAGatewayWhoseClockIsAheadIsListed() {
        Run ahead = createdBefore(Duration.ofMinutes(-1));
        assertThat(list(Optional.empty()).runs()).containsExactly(ahead);
    }

    @Test
    void whatTakesSeveralRequestsToReadIsListedWhole() {
        Payload large = new Payload.Inline("x".repeat(300_000));
        RunRequest plain = Runs.request(tenant, Runs.AGENT);
        RunRequest request = new RunRequest(
                tenant, plain.agent(), large, plain.labels(), plain.limits(), plain.trace(), plain.fingerprint());
        List<Run> runs =
                Stream.generate(() -> Runs.queued(request, Runs.NOW)).limit(60).toList();
        runs.forEach(store::create);
        assertThat(listing(() -> Runs.NOW).list(everything(60)).runs()).containsExactlyInAnyOrderElementsOf(runs);
    }
}
