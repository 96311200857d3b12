package dev.muster.aws;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.SnsClientBuilder;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClientBuilder;

/** Clients that behave as a service's do. */
public final class Clients {
    private static final AwsCredentialsProvider ANYBODY =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any"));

    private Clients() {}

    /** Whose queries and scans come in pages of two, as those of large answers do. */
    public static DynamoDbClient inSmallPages(URI endpoint, AwsSettings.Calls calls) {
        DynamoDbClientBuilder builder = store(endpoint, calls);
        return builder.overrideConfiguration(builder.overrideConfiguration().toBuilder()
                        .addExecutionInterceptor(new SmallPages())
                        .build())
                .build();
    }

    private static final class SmallPages implements ExecutionInterceptor {
        private static final int SIZE = 2;

        @Override
        public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
            return switch (context.request()) {
                case QueryRequest query -> query.toBuilder().limit(SIZE).build();
                case ScanRequest scan -> scan.toBuilder().limit(SIZE).build();
                default -> context.request();
            };
        }
    }

    public static DynamoDbClient dynamodb(URI endpoint, AwsSettings.Calls calls) {
        return store(endpoint, calls).build();
    }

    private static DynamoDbClientBuilder store(URI endpoint, AwsSettings.Calls calls) {
        DynamoDbClientBuilder builder = DynamoDbClient.builder()
                .endpointOverride(endpoint)
                .region(Region.EU_WEST_1)
                .credentialsProvider(ANYBODY);
        new AwsClients(calls).store(builder);
        return builder;
    }

    public static SnsClient sns(URI endpoint, AwsSettings.Calls calls) {
        SnsClientBuilder builder = SnsClient.builder()
                .endpointOverride(endpoint)
                .region(Region.EU_WEST_1)
                .credentialsProvider(ANYBODY);
        new AwsClients(calls).alerts(builder);
        return builder.build();
    }

    public static S3Client s3(URI endpoint, AwsSettings.Calls calls) {
        S3ClientBuilder builder = S3Client.builder()
                .endpointOverride(endpoint)
                .forcePathStyle(true)
                .region(Region.EU_WEST_1)
                .credentialsProvider(ANYBODY);
        new AwsClients(calls).payloads(builder);
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
