package dev.muster.local.up;

import dev.muster.aws.create.MissingTables;
import dev.muster.aws.fleet.DynamoDbWorkerRegistry;
import dev.muster.aws.fleet.WorkersTable;
import dev.muster.fleet.WorkerRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The supervisor's own view of the fleet. */
final class LocalWiring {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private LocalWiring() {}

    static WorkerRegistry registry(URI dynamodb) {
        AwsBasicCredentials any = AwsBasicCredentials.create(Services.NAME, Services.NAME);
        DynamoDbClient client = DynamoDbClient.builder()
                .endpointOverride(dynamodb)
                .region(Region.of(Services.REGION))
                .credentialsProvider(StaticCredentialsProvider.create(any))
                .httpClientBuilder(AwsCrtHttpClient.builder())
                .overrideConfiguration(calls -> calls.apiCallTimeout(PATIENCE))
                .build();
        new MissingTables(client).create(Services.WORKERS_TABLE, WorkersTable.DEFINITION);
        return new DynamoDbWorkerRegistry(client, Services.WORKERS_TABLE, InstantSource.system());
    }
}
