package dev.muster.aws;

import dev.muster.aws.alert.LogAlerts;
import dev.muster.aws.alert.SnsAlerts;
import dev.muster.aws.call.Lane;
import dev.muster.aws.control.ControlTable;
import dev.muster.aws.control.DynamoDbBreakers;
import dev.muster.aws.control.DynamoDbDemand;
import dev.muster.aws.control.DynamoDbLeadership;
import dev.muster.aws.create.MissingTables;
import dev.muster.aws.fleet.DynamoDbWorkerRegistry;
import dev.muster.aws.fleet.WorkersTable;
import dev.muster.aws.home.EventsByHome;
import dev.muster.aws.home.RunsByHome;
import dev.muster.aws.queue.MissingQueue;
import dev.muster.aws.queue.SqsDeadLetters;
import dev.muster.aws.queue.SqsRunQueue;
import dev.muster.aws.run.DynamoDbRunEvents;
import dev.muster.aws.run.DynamoDbRunIndex;
import dev.muster.aws.run.DynamoDbRunListing;
import dev.muster.aws.run.DynamoDbRunStore;
import dev.muster.aws.run.EventsTable;
import dev.muster.aws.run.RunsTable;
import dev.muster.fleet.Demand;
import dev.muster.fleet.Leadership;
import dev.muster.fleet.WorkerRegistry;
import dev.muster.pace.Stopwatch;
import dev.muster.run.Alerts;
import dev.muster.run.Breakers;
import dev.muster.run.DeadLetters;
import dev.muster.run.Home;
import dev.muster.run.RunEvents;
import dev.muster.run.RunIndex;
import dev.muster.run.RunListing;
import dev.muster.run.RunQueue;
import dev.muster.run.RunStore;
import io.awspring.cloud.autoconfigure.core.AwsClientBuilderConfigurer;
import io.awspring.cloud.autoconfigure.dynamodb.DynamoDbClientCustomizer;
import io.awspring.cloud.autoconfigure.sqs.SqsProperties;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Import;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.SnsClientBuilder;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClientBuilder;

/** The ports of gateway, worker and scaler, on the clients that Spring Cloud AWS configures. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({AwsSettings.class, SqsProperties.class})
@Import(PayloadWiring.class)
public class AwsWiring {
    /** Tables and queue by name, once they are there. */
    record Places(String runs, String workers, String events, String control, String queue) {}

    @Bean
    NativeClients nativeClients() {
        return new NativeClients();
    }

    @Bean
    @DependsOn("nativeClients")
    DynamoDbClientCustomizer storeClient(AwsSettings settings) {
        return new AwsClients(settings.calls())::store;
    }

    @Bean
    @DependsOn("nativeClients")
    SqsAsyncClient queueClient(AwsSettings settings, SqsProperties sqs, AwsClientBuilderConfigurer configurer) {
        SqsAsyncClientBuilder client = configurer.configure(SqsAsyncClient.builder(), sqs, null);
        new AwsClients(settings.calls()).queue(client);
        return client.build();
    }

    @Bean
    Places places(AwsSettings settings, DynamoDbClient dynamodb, SqsAsyncClient sqs) {
        if (settings.createMissing()) {
            MissingTables tables = new MissingTables(dynamodb);
            tables.create(settings.runsTable(), RunsTable.DEFINITION);
            tables.create(settings.workersTable(), WorkersTable.DEFINITION);
            tables.create(settings.eventsTable(), EventsTable.DEFINITION);
            tables.create(settings.controlTable(), ControlTable.DEFINITION);
            new MissingQueue(sqs).create(settings.queue());
        }
        return new Places(
                settings.runsTable(),
                settings.workersTable(),
                settings.eventsTable(),
                settings.controlTable(),
                settings.queue());
    }

    @Bean
    RunStore runStore(DynamoDbClient client, Places places, AwsSettings settings) {
        Lane lane = settings.calls().lane();
        Map<Home, RunStore> copies = new HashMap<>();
        settings.copies()
                .forEach((home, copy) ->
                        copies.put(home, new DynamoDbRunStore(client, lane, copy.runsTable(), settings.retention())));
        return new RunsByHome(new DynamoDbRunStore(client, lane, places.runs(), settings.retention()), copies);
    }

    @Bean
    RunIndex runIndex(DynamoDbClient client, Places places) {
        return new DynamoDbRunIndex(client, places.runs());
    }

    @Bean
    RunListing runListing(DynamoDbClient client, Places places, AwsSettings settings) {
        return new DynamoDbRunListing(client, places.runs(), settings.listed(), InstantSource.system());
    }

    @Bean
    RunEvents runEvents(DynamoDbClient client, Places places, AwsSettings settings) {
        Map<Home, RunEvents> copies = new HashMap<>();
        settings.copies()
                .forEach((home, copy) ->
                        copies.put(home, new DynamoDbRunEvents(client, copy.eventsTable(), settings.events())));
        return new EventsByHome(new DynamoDbRunEvents(client, places.events(), settings.events()), copies);
    }

    @Bean
    WorkerRegistry workerRegistry(DynamoDbClient client, Places places) {
        return new DynamoDbWorkerRegistry(client, places.workers(), InstantSource.system());
    }

    @Bean
    Demand demand(DynamoDbClient client, Places places, RunIndex index) {
        return new DynamoDbDemand(client, places.control(), index, InstantSource.system());
    }

    @Bean
    Leadership leadership(DynamoDbClient client, Places places) {
        return new DynamoDbLeadership(client, places.control());
    }

    @Bean
    Breakers breakers(DynamoDbClient client, Places places) {
        return new DynamoDbBreakers(client, places.control());
    }

    @Bean
    @DependsOn("nativeClients")
    Alerts alerts(AwsSettings settings, AwsCredentialsProvider credentials, AwsRegionProvider region) {
        String topic = settings.alertsTopic();
        if (topic == null) {
            return new LogAlerts();
        }
        SnsClientBuilder client =
                SnsClient.builder().credentialsProvider(credentials).region(region.getRegion());
        new AwsClients(settings.calls()).alerts(client);
        return new SnsAlerts(client.build(), topic);
    }

    @Bean
    RunQueue runQueue(SqsAsyncClient client, Places places, AwsSettings settings) {
        AwsSettings.Calls calls = settings.calls();
        SqsRunQueue.Pace pace =
                new SqsRunQueue.Pace(calls.batches(), calls.timeout(), calls.publishWithin(), calls.linger());
        return new SqsRunQueue(client, places.queue(), pace, Stopwatch.REAL);
    }

    @Bean
    DeadLetters deadLetters(SqsAsyncClient client, Places places) {
        return new SqsDeadLetters(client, places.queue());
    }
}
