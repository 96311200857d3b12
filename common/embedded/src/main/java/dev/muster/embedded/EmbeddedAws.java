package dev.muster.embedded;

import java.net.URI;

/**
 * The emulators that a fleet needs, each on a free port of loopback. What they hold is forgotten when they close. Any
 * region and any credentials are accepted. Both log through SLF4J; DynamoDB Local warns of every refused write, so that
 * {@code software.amazon.dynamodb} belongs at level ERROR and everything else at WARN.
 */
public final class EmbeddedAws implements AutoCloseable {
    private final EmbeddedSqs sqs;
    private final EmbeddedDynamoDb dynamodb;

    private EmbeddedAws(EmbeddedSqs sqs, EmbeddedDynamoDb dynamodb) {
        this.sqs = sqs;
        this.dynamodb = dynamodb;
    }

    /** Returns once both accept requests. */
    public static EmbeddedAws start() {
        EmbeddedSqs sqs = EmbeddedSqs.start();
        try {
            return new EmbeddedAws(sqs, EmbeddedDynamoDb.start());
        } catch (RuntimeException failed) {
            sqs.close();
            throw failed;
        }
    }

    public URI sqs() {
        return sqs.endpoint();
    }

    public URI dynamodb() {
        return dynamodb.endpoint();
    }

    @Override
    public void close() {
        try {
            dynamodb.close();
        } finally {
            sqs.close();
        }
    }
}
