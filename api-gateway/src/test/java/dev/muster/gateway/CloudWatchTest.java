package dev.muster.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.cloudwatch2.CloudWatchMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.context.ConfigurableApplicationContext;

class CloudWatchTest {
    private static ConfigurableApplicationContext exporting() {
        return GatewayApplication.application()
                .run(Stream.of(
                                LiveGateway.get().stores(),
                                LiveGateway.key(0, "key", "acme", "submit"),
                                List.of(
                                        "--muster.agents-file=src/test/agents/agents.yaml",
                                        "--management.cloudwatch.metrics.export.namespace=Muster",
                                        "--spring.cloud.aws.cloudwatch.endpoint=http://127.0.0.1:1"))
                        .flatMap(List::stream)
                        .toArray(String[]::new));
    }

    @Test
    void cloudWatchHasWhatAlarmsNeedWhereItsNamespaceIsSet() {
        try (ConfigurableApplicationContext gateway = exporting()) {
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
        assertThatThrownBy(() -> LiveGateway.get().bean(CloudWatchMeterRegistry.class))
                .isInstanceOf(NoSuchBeanDefinitionException.class);
    }
}
