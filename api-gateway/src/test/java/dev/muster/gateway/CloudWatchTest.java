package dev.muster.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.cloudwatch2.CloudWatchConfig;
import io.micrometer.cloudwatch2.CloudWatchMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

class CloudWatchTest {
    @Test
    void cloudWatchHasWhatAlarmsNeedWhereItIsSwitchedOn() {
        try (ConfigurableApplicationContext gateway = LiveGateway.get()
                .another(
                        "--management.cloudwatch.metrics.export.enabled=true",
                        "--spring.cloud.aws.cloudwatch.endpoint=http://127.0.0.1:1")) {
            assertThat(gateway.getBean(CloudWatchConfig.class).enabled()).isTrue();
            assertThat(gateway.getBean(CloudWatchMeterRegistry.class).getMeters())
                    .extracting(meter -> meter.getId().getName() + meter.getId().getTags())
                    .containsExactlyInAnyOrder(
                            "muster.breakers.open[]", "muster.dead.letters[]", "muster.dead.letters.unreadable[]");
            assertThat(gateway.getBean(PrometheusMeterRegistry.class).getMeters())
                    .extracting(meter -> meter.getId().getName())
                    .contains("muster.breakers.open", "jvm.memory.used");
        }
    }

    @Test
    void byDefaultNothingIsExported() {
        assertThat(LiveGateway.get().bean(CloudWatchConfig.class).enabled()).isFalse();
    }
}
