package dev.muster.local.up;

import dev.muster.aws.create.MissingTables;
import dev.muster.aws.fleet.DynamoDbWorkerRegistry;
import dev.muster.aws.fleet.WorkersTable;
import dev.muster.aws.run.RunsTable;
import dev.muster.fleet.WorkerRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The supervisor's own view of the store. */
final class LocalWiring {
    /** The first call wakes the emulator up, on a machine that starts everything else as well. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private LocalWiring() {}

    /** Makes the tables, so that no service has to wait for the emulator's first answers. */
    static WorkerRegistry registry(URI dynamodb) {
        AwsBasicCredentials any = AwsBasicCredentials.create(Surroundings.CREDENTIAL, Surroundings.CREDENTIAL);
        DynamoDbClient client = DynamoDbClient.builder()
                .endpointOverride(dynamodb)
                .region(Region.of(Surroundings.REGION))
                .credentialsProvider(StaticCredentialsProvider.create(any))
                .httpClientBuilder(AwsCrtHttpClient.builder())
                .overrideConfiguration(calls -> calls.apiCallTimeout(PATIENCE))
                .build();
        MissingTables tables = new MissingTables(client);
        tables.create(Surroundings.RUNS_TABLE, RunsTable.DEFINITION);
        tables.create(Surroundings.WORKERS_TABLE, WorkersTable.DEFINITION);
        return new DynamoDbWorkerRegistry(client, Surroundings.WORKERS_TABLE, InstantSource.system());
    }
}
