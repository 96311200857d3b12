package dev.muster.aws;

import java.time.Duration;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.http.crt.AwsCrtAsyncHttpClient;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;
import software.amazon.awssdk.http.crt.ConnectionHealthConfiguration;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.cloudwatch.CloudWatchAsyncClientBuilder;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.sns.SnsClientBuilder;
import software.amazon.awssdk.services.sqs.SqsAsyncClientBuilder;

/** How the clients behave that Spring Cloud AWS makes. */
final class AwsClients {
    private static final Duration FIRST_BACKOFF = Duration.ofMillis(25);
    private static final Duration LONGEST_BACKOFF = Duration.ofMillis(500);

    private static final int ALERTS_AT_ONCE = 2;
    private static final int METRICS_AT_ONCE = 1;

    /** Bytes of a document that are let in for who reads it slowly, beside the 4 MiB that the SDK holds. */
    private static final long UNREAD = 256 * 1024;

    /** After so long without a byte a document is given up; whoever reads it may not pause for longer either. */
    private static final ConnectionHealthConfiguration MOVING = ConnectionHealthConfiguration.builder()
            .minimumThroughputInBps(1L)
            .minimumThroughputTimeout(Duration.ofSeconds(30))
            .build();

    private final AwsSettings.Calls calls;

    AwsClients(AwsSettings.Calls calls) {
        this.calls = calls;
    }

    void store(DynamoDbClientBuilder builder) {
        builder.httpClientBuilder(AwsCrtHttpClient.builder()
                        .maxConcurrency(calls.connections())
                        .connectionTimeout(calls.timeout())
                        .connectionAcquisitionTimeout(calls.timeout()))
                .overrideConfiguration(bounded(builder.overrideConfiguration(), refusedOnly()));
    }

    /** What SQS does twice does no harm: all of its calls may be repeated. */
    void queue(SqsAsyncClientBuilder builder) {
        builder.httpClientBuilder(AwsCrtAsyncHttpClient.builder()
                        .maxConcurrency(calls.connections())
                        .connectionTimeout(calls.timeout())
                        .connectionAcquisitionTimeout(calls.timeout()))
                .overrideConfiguration(bounded(builder.overrideConfiguration(), repeated()));
    }

    /** An alert that is lost does more harm than one that comes twice. */
    void alerts(SnsClientBuilder builder) {
        builder.httpClientBuilder(AwsCrtHttpClient.builder()
                        .maxConcurrency(ALERTS_AT_ONCE)
                        .connectionTimeout(calls.timeout()))
                .overrideConfiguration(bounded(builder.overrideConfiguration(), repeated()));
    }

    /** A document is the same however often it is written. */
    void payloads(S3ClientBuilder builder) {
        builder.httpClientBuilder(AwsCrtHttpClient.builder()
                        .maxConcurrency(calls.connections())
                        .connectionTimeout(calls.timeout())
                        .connectionAcquisitionTimeout(calls.timeout())
                        .readBufferSizeInBytes(UNREAD)
                        .connectionHealthConfiguration(MOVING))
                .overrideConfiguration(bounded(builder.overrideConfiguration(), repeated()));
    }

    /** What is not taken is a gap in a curve: it delays nobody, not even who ends. */
    void metrics(CloudWatchAsyncClientBuilder builder) {
        builder.httpClientBuilder(AwsCrtAsyncHttpClient.builder()
                        .maxConcurrency(METRICS_AT_ONCE)
                        .connectionTimeout(calls.timeout()))
                .overrideConfiguration(bounded(builder.overrideConfiguration(), repeated()));
    }

    private ClientOverrideConfiguration bounded(ClientOverrideConfiguration given, RetryStrategy retries) {
        return given.toBuilder()
                .apiCallTimeout(calls.timeout())
                .retryStrategy(retries)
                .build();
    }

    private RetryStrategy repeated() {
        return DefaultRetryStrategy.standardStrategyBuilder()
                .maxAttempts(calls.attempts())
                .build();
    }

    /**
     * A write that was not answered may have been applied, and its repetition would be refused for what it has done
     * itself: who asked would take its own write for somebody else's. A throttled one was not applied.
     */
    private RetryStrategy refusedOnly() {
        BackoffStrategy backoff = BackoffStrategy.exponentialDelay(FIRST_BACKOFF, LONGEST_BACKOFF);
        return DefaultRetryStrategy.standardStrategyBuilder()
                .useClientDefaults(false)
                .retryOnException(AwsClients::isThrottled)
                .treatAsThrottling(AwsClients::isThrottled)
                .backoffStrategy(backoff)
                .throttlingBackoffStrategy(backoff)
                .maxAttempts(calls.attempts())
                .build();
    }

    private static boolean isThrottled(Throwable failed) {
        return failed instanceof SdkServiceException refused && refused.isThrottlingException();
    }
}
