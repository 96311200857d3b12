package dev.muster.local.bench.reference;

import dev.muster.aws.call.Lane;
import dev.muster.aws.run.DynamoDbRunStore;
import dev.muster.fleet.Pool;
import dev.muster.fleet.WorkerId;
import dev.muster.pace.Stopwatch;
import dev.muster.run.AgentName;
import dev.muster.run.Attempt;
import dev.muster.run.Claim;
import dev.muster.run.Ending;
import dev.muster.run.Labels;
import dev.muster.run.Nonce;
import dev.muster.run.Payload;
import dev.muster.run.Placement;
import dev.muster.run.RetryPolicy;
import dev.muster.run.Run;
import dev.muster.run.RunId;
import dev.muster.run.RunLimits;
import dev.muster.run.RunRequest;
import dev.muster.run.RunState.Queued;
import dev.muster.run.Tenant;
import dev.muster.run.Trace;
import dev.muster.run.WorkerStep;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * What the platform writes for a run that does nothing, recorded from its own store, so that the reference keeps writing
 * the same. From run to run only the id changes.
 */
record Requests(PutItemRequest create, UpdateItemRequest claim, UpdateItemRequest complete) {
    static final String TENANT = "local";
    static final String AGENT = "no-op";

    /** No other text of a run ends like this. */
    private static final RunId SAMPLE = new RunId("s".repeat(32));

    private static final String UUID_LIKE = "00000000-0000-0000-0000-000000000000";
    private static final Placement PLACE = new Placement(new Pool("spot"), new WorkerId(UUID_LIKE));
    private static final Duration TTL = Duration.ofHours(24);
    private static final RetryPolicy RETRY = new RetryPolicy(3, Duration.ofSeconds(5), 2, Duration.ofMinutes(5));

    static Requests of(String table, Instant now) {
        RecordingClient client = new RecordingClient();
        DynamoDbRunStore store = new DynamoDbRunStore(
                client, new Lane(1, Duration.ofSeconds(1), Stopwatch.REAL), table, Duration.ofDays(7));
        Nonce nonce = new Nonce(UUID_LIKE);
        Attempt attempt = new Attempt(1, PLACE, now, now, Attempt.Outcome.SUCCEEDED, null);
        store.create(Run.accepted(SAMPLE, request(), Queued.pending(now, now.plus(TTL)), now));
        store.apply(SAMPLE, new WorkerStep.ClaimRun(PLACE, nonce, false, now));
        store.apply(
                SAMPLE,
                new WorkerStep.Complete(
                        new Claim(PLACE.worker(), 1, nonce),
                        new Ending.Succeeded(new Payload.Inline("null")),
                        now,
                        List.of(attempt)));
        return new Requests(
                client.puts().getFirst(),
                client.updates().getFirst(),
                client.updates().getLast());
    }

    private static RunRequest request() {
        String fingerprint = "0".repeat(64);
        return new RunRequest(
                new Tenant(TENANT),
                new AgentName(AGENT),
                new Payload.Inline("{}"),
                new Labels(List.of(), Map.of()),
                new RunLimits(Duration.ofHours(1), TTL, RETRY, true),
                new Trace("1".repeat(32), "1".repeat(16), "00"),
                fingerprint);
    }

    PutItemRequest create(String run) {
        Map<String, AttributeValue> item = new HashMap<>(create.item());
        item.replaceAll((name, value) -> named(run, value));
        return create.toBuilder().item(item).build();
    }

    /** The id is the key, and the end of what the listing sorts by. */
    private static AttributeValue named(String run, AttributeValue value) {
        String text = value.s();
        return text == null || !text.endsWith(SAMPLE.value())
                ? value
                : AttributeValue.fromS(text.substring(0, text.length() - run.length()) + run);
    }

    UpdateItemRequest claim(String run) {
        return of(claim, run);
    }

    UpdateItemRequest complete(String run) {
        return of(complete, run);
    }

    private static UpdateItemRequest of(UpdateItemRequest recorded, String run) {
        Map<String, AttributeValue> key = new HashMap<>(recorded.key());
        key.replaceAll((name, value) -> AttributeValue.fromS(run));
        return recorded.toBuilder().key(key).build();
    }
}
