package dev.muster.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.aws.Stub.Answer;
import dev.muster.aws.alert.LogAlerts;
import dev.muster.fleet.Demand;
import dev.muster.fleet.Leadership;
import dev.muster.fleet.WorkerRegistry;
import dev.muster.run.Alerts;
import dev.muster.run.Breakers;
import dev.muster.run.DeadLetters;
import dev.muster.run.PayloadStore;
import dev.muster.run.Run;
import dev.muster.run.RunIndex;
import dev.muster.run.RunQueue;
import dev.muster.run.RunQueue.Delivery;
import dev.muster.run.RunQueue.Message;
import dev.muster.run.RunStore;
import dev.muster.testkit.Runs;
import dev.muster.testkit.Workers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3Client;

final class AwsWiringTest {
    private static final Map<String, String> LOCAL = Map.of(
            "muster.aws.create-missing", "true",
            "muster.aws.calls.publish-within", "10s",
            "muster.aws.runs-table", "wired-runs",
            "muster.aws.workers-table", "wired-workers",
            "muster.aws.queue", "wired-runs",
            "spring.cloud.aws.dynamodb.endpoint", Emulators.AWS.dynamodb().toString(),
            "spring.cloud.aws.sqs.endpoint", Emulators.AWS.sqs().toString(),
            "spring.cloud.aws.region.static", "eu-west-1",
            "spring.cloud.aws.credentials.access-key", "any",
            "spring.cloud.aws.credentials.secret-key", "any");

    @TempDir
    private Path payloads;

    @ServiceOnAws
    @Import(AwsWiring.class)
    static class Service {}

    private ConfigurableApplicationContext start() {
        return start(Map.of("muster.aws.payloads", payloads.toUri().toString()));
    }

    private static ConfigurableApplicationContext start(Map<String, String> more) {
        String[] arguments = Stream.of(LOCAL, more)
                .flatMap(all -> all.entrySet().stream())
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .map(property -> "--" + property)
                .toArray(String[]::new);
        return new SpringApplicationBuilder(Service.class)
                .web(WebApplicationType.NONE)
                .run(arguments);
    }

    @Test
    void everyPortWorksOnTablesAndAQueueThatWereMissing() throws InterruptedException {
        try (ConfigurableApplicationContext context = start()) {
            Run run = Runs.queued();
            context.getBean(RunStore.class).create(run);
            assertThat(context.getBean(RunStore.class).find(run.id())).contains(run);
            assertThat(context.getBean(RunIndex.class).owners()).isEmpty();
            context.getBean(RunQueue.class).publish(run.dispatch());
            assertThat(context.getBean(RunQueue.class).receive(1, Duration.ofSeconds(5)))
                    .extracting(Delivery::message)
                    .containsExactly(new Message.Dispatched(run.id(), Runs.AGENT));
            assertThat(context.getBean(WorkerRegistry.class).find(Workers.id())).isEmpty();
            context.getBean(DeadLetters.class).leaveCopy(run.dispatch(), "INTERRUPTED");
            assertThat(context.getBean(DeadLetters.class).count()).isEqualTo(1);
            assertThat(context.getBean(Breakers.class).all()).isEmpty();
            context.getBean(Demand.class).accept(1);
            assertThat(context.getBean(Demand.class).look().accepted()).isEqualTo(1);
            assertThat(context.getBean(Leadership.class).current()).isEmpty();
            assertThat(context.getBean(Alerts.class)).isInstanceOf(LogAlerts.class);
            context.getBean(PayloadStore.class).put("key", new byte[] {1});
            assertThat(payloads.resolve("key")).exists();
        }
    }

    @Test
    void severalServicesMayStartAtOnceOrOneAfterTheOther() {
        try (ConfigurableApplicationContext one = start();
                ConfigurableApplicationContext other = start()) {
            Run run = Runs.queued();
            one.getBean(RunStore.class).create(run);
            assertThat(other.getBean(RunStore.class).find(run.id())).contains(run);
        }
    }

    @Test
    void aBucketOfAnEmulatorIsInThePath() {
        try (Stub s3 = new Stub(Answer.ok(""));
                ConfigurableApplicationContext context = start(Map.of(
                        "muster.aws.payloads",
                        "s3://payloads/dev",
                        "spring.cloud.aws.s3.endpoint",
                        "http://localhost:" + s3.endpoint().getPort()))) {
            context.getBean(PayloadStore.class).put("key", new byte[] {1});
            assertThat(s3.asked()).containsExactly("PUT /payloads/dev/key");
        }
    }

    @Test
    void whoNeedsNoBucketHasNoClientForOne() {
        try (ConfigurableApplicationContext context = start()) {
            assertThat(context.getBeansOfType(S3Client.class)).isEmpty();
            assertThat(context.getBeansOfType(S3AsyncClient.class)).isEmpty();
        }
    }
}
