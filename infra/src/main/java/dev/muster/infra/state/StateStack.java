package dev.muster.infra.state;

import dev.muster.aws.queue.RunsQueue;
import dev.muster.infra.settings.Names;
import dev.muster.infra.settings.Settings;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/** What must not be lost. It changes seldom, and nothing that is deployed with a new version touches it. */
public final class StateStack extends Stack {
    /** Longer than anything that runs and is listed: a run is kept 7 days, its record 30. */
    private static final int DOCUMENT_DAYS = 45;

    private final Tables tables;
    private final Queue queue;
    private final Queue deadLetters;
    private final Bucket documents;
    private final Bucket accessLogs;
    private final Topic alarms;

    public StateStack(Construct scope, String id, @Nullable StackProps props, Settings settings, String region) {
        super(scope, id, props);
        this.tables = Tables.in(this, settings, region);
        Names names = Names.of(settings, region);
        this.deadLetters = queue("DeadLetters", RunsQueue.deadLetters(names.queue()))
                .retentionPeriod(seconds(RunsQueue.DEAD_LETTER_RETENTION))
                .build();
        this.queue = queue("Runs", names.queue())
                .retentionPeriod(seconds(RunsQueue.RETENTION))
                .visibilityTimeout(seconds(RunsQueue.VISIBILITY))
                .receiveMessageWaitTime(seconds(RunsQueue.LONG_POLL))
                .deadLetterQueue(DeadLetterQueue.builder()
                        .queue(deadLetters)
                        .maxReceiveCount(RunsQueue.MAX_RECEIVES)
                        .build())
                .build();
        List.of(queue, deadLetters).forEach(one -> one.addToResourcePolicy(QueuePolicy.onlyRoles(one, names)));
        this.accessLogs = Buckets.make(this, "AccessLogs", settings, Buckets.ACCESS_LOG_DAYS)
                .build();
        this.documents = Buckets.make(this, "Documents", settings, DOCUMENT_DAYS)
                .serverAccessLogsBucket(accessLogs)
                .serverAccessLogsPrefix("documents/")
                .build();
        this.alarms = alarms(settings);
    }

    private Queue.Builder queue(String id, String name) {
        return Queue.Builder.create(this, id)
                .queueName(name)
                .encryption(QueueEncryption.SQS_MANAGED)
                .enforceSsl(true);
    }

    /** With a key of its own: CloudWatch may not use the one that SNS has by itself. */
    private Topic alarms(Settings settings) {
        Key key = Key.Builder.create(this, "AlarmsKey")
                .enableKeyRotation(true)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        key.grantEncryptDecrypt(new ServicePrincipal("cloudwatch.amazonaws.com"));
        Topic topic = Topic.Builder.create(this, "Alarms")
                .topicName(settings.prefix() + "-alarms")
                .masterKey(key)
                .enforceSsl(true)
                .build();
        settings.email().ifPresent(email -> topic.addSubscription(new EmailSubscription(email)));
        return topic;
    }

    private static Duration seconds(java.time.Duration duration) {
        return Duration.seconds(duration.toSeconds());
    }

    public Tables tables() {
        return tables;
    }

    public Queue queue() {
        return queue;
    }

    public Queue deadLetters() {
        return deadLetters;
    }

    /** Inputs, outputs and checkpoints that are too large for a record. */
    public Bucket documents() {
        return documents;
    }

    public Bucket accessLogs() {
        return accessLogs;
    }

    public Topic alarms() {
        return alarms;
    }
}
