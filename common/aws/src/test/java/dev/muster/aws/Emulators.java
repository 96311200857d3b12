package dev.muster.aws;

import dev.muster.aws.call.Lane;
import dev.muster.aws.control.ControlTable;
import dev.muster.aws.create.MissingTables;
import dev.muster.aws.create.TableDefinition;
import dev.muster.aws.fleet.WorkersTable;
import dev.muster.aws.queue.MissingQueue;
import dev.muster.aws.run.EventsTable;
import dev.muster.aws.run.RunsTable;
import dev.muster.embedded.EmbeddedAws;
import dev.muster.pace.Stopwatch;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** DynamoDB and SQS of this JVM's tests, with tables and a queue, behind clients as services have them. */
public final class Emulators {
    public static final String RUNS = "runs";
    public static final String WORKERS = "workers";
    public static final String EVENTS = "run-events";
    public static final String CONTROL = "control";
    public static final String QUEUE = "runs";

    public static final Lane LANE = new Lane(100, Duration.ofSeconds(2), Stopwatch.REAL);

    /** Runs of tests end long ago. */
    public static final Duration RETENTION = Duration.ofDays(3650);

    public static final AwsSettings.Calls CALLS = new AwsSettings.Calls(
            Duration.ofSeconds(10), 3, 128, Duration.ofSeconds(10), 4, Duration.ZERO, Duration.ofSeconds(10));

    static final Endpoints AWS = Endpoints.find();
    public static final DynamoDbClient DYNAMODB = Clients.dynamodb(AWS.dynamodb(), CALLS);
    public static final DynamoDbClient DYNAMODB_IN_SMALL_PAGES = Clients.inSmallPages(AWS.dynamodb(), CALLS);
    public static final SqsAsyncClient SQS = Clients.sqs(AWS.sqs(), CALLS);

    static {
        MissingTables tables = new MissingTables(DYNAMODB);
        tables.create(RUNS, RunsTable.DEFINITION);
        tables.create(WORKERS, WorkersTable.DEFINITION);
        tables.create(EVENTS, EventsTable.DEFINITION);
        tables.create(CONTROL, ControlTable.DEFINITION);
        new MissingQueue(SQS).create(QUEUE);
    }

    /** Of this JVM's own emulators, unless it is told of another one, such as LocalStack. */
    record Endpoints(URI dynamodb, URI sqs) {
        private static Endpoints find() {
            String other = System.getProperty("muster.containers.endpoint");
            if (other != null) {
                return new Endpoints(URI.create(other), URI.create(other));
            }
            EmbeddedAws own = EmbeddedAws.start();
            return new Endpoints(own.dynamodb(), own.sqs());
        }
    }

    private Emulators() {}

    /** @return the name of a table that nobody else uses */
    public static String fresh(TableDefinition definition) {
        String name = "fresh-" + UUID.randomUUID();
        new MissingTables(DYNAMODB).create(name, definition);
        return name;
    }
}
