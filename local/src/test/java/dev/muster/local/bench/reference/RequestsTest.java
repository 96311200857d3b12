package dev.muster.local.bench.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.aws.call.Lane;
import dev.muster.aws.create.MissingTables;
import dev.muster.aws.run.DynamoDbRunStore;
import dev.muster.aws.run.RunsTable;
import dev.muster.embedded.EmbeddedAws;
import dev.muster.pace.Stopwatch;
import dev.muster.run.Run;
import dev.muster.run.RunId;
import dev.muster.run.StateName;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class RequestsTest {
    private static final String TABLE = "runs";

    @Test
    void thePlatformReadsWhatTheReferenceWroteAsARunOfItsOwnThatHasSucceeded() {
        RunId id = new RunId("r".repeat(32));
        Requests requests = Requests.of(TABLE, Instant.parse("2026-01-01T00:00:00Z"));
        try (EmbeddedAws aws = EmbeddedAws.start();
                DynamoDbClient client = client(aws)) {
            new MissingTables(client).create(TABLE, RunsTable.DEFINITION);
            client.putItem(requests.create(id.value()));
            client.updateItem(requests.claim(id.value()));
            client.updateItem(requests.complete(id.value()));
            Run run = new DynamoDbRunStore(
                            client, new Lane(1, Duration.ofSeconds(1), Stopwatch.REAL), TABLE, Duration.ofDays(7))
                    .find(id)
                    .orElseThrow();
            assertThat(run.state().name()).isEqualTo(StateName.SUCCEEDED);
            assertThat(run.tally().attempts()).isOne();
        }
    }

    @Test
    void nothingOfTheSampleIsLeftInAnItem() {
        Requests requests = Requests.of(TABLE, Instant.EPOCH);
        assertThat(requests.create("r".repeat(32)).item().toString()).doesNotContain("s".repeat(32));
    }

    private static DynamoDbClient client(EmbeddedAws aws) {
        return DynamoDbClient.builder()
                .endpointOverride(aws.dynamodb())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
                .httpClientBuilder(AwsCrtHttpClient.builder())
                .build();
    }
}
