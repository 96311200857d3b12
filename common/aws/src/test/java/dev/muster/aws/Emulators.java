package dev.muster.aws;

import dev.muster.aws.create.MissingTables;
import dev.muster.aws.fleet.WorkersTable;
import dev.muster.aws.queue.MissingQueue;
import dev.muster.aws.run.RunsTable;
import dev.muster.embedded.EmbeddedAws;
import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClientBuilder;

/** DynamoDB and SQS of this JVM's tests, with tables and a queue, behind clients as services have them. */
public final class Emulators {
    public static final String RUNS = "runs";
    public static final String WORKERS = "workers";
    public static final String QUEUE = "runs";

    /** Runs of tests end long ago. */
    public static final Duration RETENTION = Duration.ofDays(3650);

    public static final AwsSettings.Calls CALLS = new AwsSettings.Calls(Duration.ofSeconds(10), 3, 128, 4);

    static final EmbeddedAws AWS = EmbeddedAws.start();
    private static final AwsCredentialsProvider ANYBODY =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any"));

    public static final DynamoDbClient DYNAMODB = dynamodb(AWS.dynamodb(), CALLS);
    public static final SqsAsyncClient SQS = sqs(AWS.sqs(), CALLS);

    static {
        MissingTables tables = new MissingTables(DYNAMODB);
        tables.create(RUNS, RunsTable.DEFINITION);
        tables.create(WORKERS, WorkersTable.DEFINITION);
        new MissingQueue(SQS).create(QUEUE);
    }

    private Emulators() {}

    public static DynamoDbClient dynamodb(URI endpoint, AwsSettings.Calls calls) {
        DynamoDbClientBuilder builder = DynamoDbClient.builder()
                .endpointOverride(endpoint)
                .region(Region.EU_WEST_1)
                .credentialsProvider(ANYBODY);
        new AwsClients(calls).store(builder);
        return builder.build();
    }

    public static SqsAsyncClient sqs(URI endpoint, AwsSettings.Calls calls) {
        SqsAsyncClientBuilder builder = SqsAsyncClient.builder()
                .endpointOverride(endpoint)
                .region(Region.EU_WEST_1)
                .credentialsProvider(ANYBODY);
        new AwsClients(calls).queue(builder);
        return builder.build();
    }
}
