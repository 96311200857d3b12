package dev.muster.scaler.aws;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ecs.EcsClient;

/**
 * Clients for pools. A request is sent once and takes no longer than {@link Deadline#LIMIT}: what has failed is wanted again
 * in the next turn of the loop, or no longer wanted.
 *
 * @param endpoint by default {@code AWS_ENDPOINT_URL}, else that of each service
 */
public record PoolClients(
        AwsCredentialsProvider credentials,
        Region region,
        @Nullable URI endpoint) {
    private static final int AT_ONCE = 8;

    public AutoScalingClient autoScaling() {
        return bounded(AutoScalingClient.builder()).build();
    }

    public EcsClient ecs() {
        return bounded(EcsClient.builder()).build();
    }

    public Ec2Client ec2() {
        return bounded(Ec2Client.builder()).build();
    }

    private <C, B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>> B bounded(B builder) {
        if (endpoint != null) {
            builder.endpointOverride(endpoint);
        }
        return builder.credentialsProvider(credentials)
                .region(region)
                .httpClientBuilder(AwsCrtHttpClient.builder()
                        .maxConcurrency(AT_ONCE)
                        .connectionTimeout(Deadline.LIMIT)
                        .connectionAcquisitionTimeout(Deadline.LIMIT))
                .overrideConfiguration(
                        all -> all.apiCallTimeout(Deadline.LIMIT).retryStrategy(DefaultRetryStrategy.doNotRetry()));
    }
}
