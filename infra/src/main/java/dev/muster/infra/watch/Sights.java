package dev.muster.infra.watch;

import dev.muster.infra.service.ServicesStack;
import dev.muster.infra.settings.Names;
import dev.muster.infra.state.StateStack;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.elasticloadbalancingv2.HttpCodeElb;
import software.amazon.awscdk.services.elasticloadbalancingv2.HttpCodeTarget;
import software.amazon.awscdk.services.sqs.Queue;

/** What can be seen, minute by minute. */
record Sights(Names names, StateStack state, ServicesStack services) {
    private static final Duration MINUTE = Duration.minutes(1);

    /** Where several look, whoever sees the most is right: only the leader looks closely. */
    private Metric gauge(String name, Map<String, String> dimensions) {
        return Metric.Builder.create()
                .namespace(names.metrics())
                .metricName(name + ".value")
                .dimensionsMap(dimensions)
                .statistic("Maximum")
                .period(MINUTE)
                .build();
    }

    /** In ms. */
    Metric oldestWait() {
        return gauge("muster.scaler.oldest.wait", Map.of());
    }

    /** In $/h. */
    Metric spending() {
        return gauge("muster.scaler.spending", Map.of());
    }

    /** 1 where one does. */
    Metric leading() {
        return gauge("muster.scaler.leading", Map.of());
    }

    /** @param what wanted or ready */
    Metric machines(String what, String pool) {
        return gauge("muster.scaler." + what, Map.of("pool", pool));
    }

    Metric openBreakers() {
        return gauge("muster.breakers.open", Map.of());
    }

    Metric visible(Queue queue) {
        return queue.metricApproximateNumberOfMessagesVisible(
                MetricOptions.builder().period(MINUTE).statistic("Maximum").build());
    }

    Metric deadLetters() {
        return visible(state.deadLetters());
    }

    Metric answers(HttpCodeTarget code) {
        return services.balancer()
                .getMetrics()
                .httpCodeTarget(
                        code,
                        MetricOptions.builder().period(MINUTE).statistic("Sum").build());
    }

    Metric requests() {
        return services.balancer()
                .getMetrics()
                .requestCount(
                        MetricOptions.builder().period(MINUTE).statistic("Sum").build());
    }

    Metric slowest() {
        return services.balancer()
                .getMetrics()
                .targetResponseTime(
                        MetricOptions.builder().period(MINUTE).statistic("p99").build());
    }

    /** Of the load balancer itself, which counts no request that it had nobody for. */
    private Metric unanswered() {
        return services.balancer()
                .getMetrics()
                .httpCodeElb(
                        HttpCodeElb.ELB_5XX_COUNT,
                        MetricOptions.builder().period(MINUTE).statistic("Sum").build());
    }

    /** Share of the requests that got no answer but an error, once there are some. */
    IMetric errorRate() {
        return MathExpression.Builder.create()
                .label("errors")
                .expression(
                        "IF(FILL(asked, 0) + FILL(lost, 0) > 20, (FILL(errors, 0) + FILL(lost, 0)) / (FILL(asked, 0) + FILL(lost, 0)), 0)")
                .usingMetrics(Map.of(
                        "errors", answers(HttpCodeTarget.TARGET_5XX_COUNT), "asked", requests(), "lost", unanswered()))
                .period(MINUTE)
                .build();
    }
}
