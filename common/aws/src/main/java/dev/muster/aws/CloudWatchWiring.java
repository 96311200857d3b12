package dev.muster.aws;

import io.awspring.cloud.autoconfigure.metrics.CloudWatchAsyncClientCustomizer;
import io.micrometer.cloudwatch2.CloudWatchMeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import java.util.Set;
import org.springframework.boot.micrometer.metrics.autoconfigure.MeterRegistryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;

/**
 * The meters that alarms on AWS need, in CloudWatch, where its namespace is named; Prometheus has them all. Of gateway and
 * scaler alone: hundreds of workers that each call once a minute cost more than all metrics together, and what goes wrong
 * with them shows in breakers, burials and waiting times.
 */
@Configuration(proxyBeanMethods = false)
public class CloudWatchWiring {
    /** Each is paid for by the month, and once more for each value of a tag. */
    static final Set<String> EXPORTED = Set.of(
            "muster.runs.submitted",
            "muster.breakers.open",
            "muster.workers.buried",
            "muster.dead.letters",
            "muster.dead.letters.unreadable",
            "muster.scaler.backlog",
            "muster.scaler.oldest.wait",
            "muster.scaler.spending",
            "muster.scaler.leading",
            "muster.scaler.wanted",
            "muster.scaler.ready");

    @Bean
    @DependsOn("nativeClients")
    CloudWatchAsyncClientCustomizer metricsClient(AwsSettings settings) {
        return new AwsClients(settings.calls())::metrics;
    }

    @Bean
    MeterRegistryCustomizer<CloudWatchMeterRegistry> exportedMeters() {
        return registry -> registry.config()
                .meterFilter(MeterFilter.denyUnless(meter -> EXPORTED.contains(meter.getName())))
                .meterFilter(MeterFilter.ignoreTags("agent"));
    }
}
