package dev.muster.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.muster.aws.Stub.Answer;
import io.micrometer.cloudwatch2.CloudWatchMeterRegistry;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import software.amazon.awssdk.services.cloudwatch.CloudWatchAsyncClient;

final class CloudWatchWiringTest {
    private static final String PUBLISHED = "POST /service/GraniteServiceVersion20100801/operation/PutMetricData";
    private static final Map<String, String> LOCAL = Map.of(
            "muster.aws.calls.timeout", "1s",
            "spring.cloud.aws.dynamodb.enabled", "false",
            "spring.cloud.aws.region.static", "eu-west-1",
            "spring.cloud.aws.credentials.access-key", "any",
            "spring.cloud.aws.credentials.secret-key", "any");

    @ServiceOnAws
    @Import(CloudWatchWiring.class)
    @EnableConfigurationProperties(AwsSettings.class)
    static class Service {
        @Bean
        NativeClients nativeClients() {
            return new NativeClients();
        }
    }

    private static ConfigurableApplicationContext start(Map<String, String> more) {
        return new SpringApplicationBuilder(Service.class)
                .web(WebApplicationType.NONE)
                .run(Stream.of(LOCAL, more)
                        .flatMap(all -> all.entrySet().stream())
                        .map(property -> "--" + property.getKey() + "=" + property.getValue())
                        .toArray(String[]::new));
    }

    private static ConfigurableApplicationContext exportingTo(URI endpoint) {
        return start(Map.of(
                "management.cloudwatch.metrics.export.namespace",
                "Muster",
                "spring.cloud.aws.cloudwatch.endpoint",
                endpoint.toString()));
    }

    private static void count(ConfigurableApplicationContext service) {
        MeterRegistry meters = service.getBean(MeterRegistry.class);
        meters.counter("muster.runs.submitted", "agent", "one").increment();
        meters.counter("muster.runs.submitted", "agent", "other").increment();
        meters.counter("muster.runs.due").increment();
    }

    @Test
    void withoutANamespaceThereIsNoClient() {
        try (ConfigurableApplicationContext service = start(Map.of())) {
            assertThat(service.getBeansOfType(CloudWatchAsyncClient.class)).isEmpty();
        }
    }

    @Test
    void onlyWhatIsAlarmedOnIsExportedAndNotByAgent() {
        try (Stub cloudWatch = new Stub(Answer.ok(""))) {
            try (ConfigurableApplicationContext service = exportingTo(cloudWatch.endpoint())) {
                count(service);
                assertThat(service.getBean(CloudWatchMeterRegistry.class).getMeters())
                        .extracting(Meter::getId)
                        .containsExactly(
                                new Meter.Id("muster.runs.submitted", Tags.empty(), null, null, Meter.Type.COUNTER));
            }
            assertThat(cloudWatch.asked()).containsExactly(PUBLISHED);
        }
    }

    @Test
    void whatIsSwitchedOffAsksNobody() {
        try (Stub cloudWatch = new Stub(Answer.ok(""))) {
            try (ConfigurableApplicationContext service = start(Map.of(
                    "management.cloudwatch.metrics.export.namespace",
                    "Muster",
                    "management.cloudwatch.metrics.export.enabled",
                    "false",
                    "spring.cloud.aws.cloudwatch.endpoint",
                    cloudWatch.endpoint().toString()))) {
                count(service);
            }
            assertThat(cloudWatch.asked()).isEmpty();
        }
    }

    @Test
    void aSilentCloudWatchHoldsNobodyUp() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            ConfigurableApplicationContext service =
                    exportingTo(URI.create("http://127.0.0.1:" + silent.getLocalPort()));
            count(service);
            assertTimeout(Duration.ofSeconds(5), service::close);
        }
    }
}
