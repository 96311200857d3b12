package dev.muster.scaler.http;

import static dev.muster.scaler.Scene.FARGATE;
import static dev.muster.scaler.Scene.SPOT;
import static dev.muster.scaler.Scene.hold;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.scaler.LiveScaler;
import dev.muster.scaler.ScalingLoop;
import dev.muster.scaler.Scene;
import io.micrometer.cloudwatch2.CloudWatchMeterRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CloudWatchTest {
    private static final LiveScaler EXPORTING = LiveScaler.another(
            "--management.cloudwatch.metrics.export.namespace=Muster",
            "--spring.cloud.aws.cloudwatch.endpoint=http://127.0.0.1:1");

    @BeforeAll
    static void twoTurns() {
        ScalingLoop.Journal journal = EXPORTING.bean(ScalingLoop.Journal.class);
        for (int turn = 0; turn < 2; turn++) {
            journal.enter(
                    Scene.observation(), Scene.plan(turn, hold(SPOT, 3, "17 wait"), hold(FARGATE, 0, "calm")), true);
        }
    }

    @AfterAll
    static void close() {
        EXPORTING.close();
    }

    @Test
    void cloudWatchHasWhatAlarmsNeedWhereItsNamespaceIsSet() {
        assertThat(EXPORTING.bean(CloudWatchMeterRegistry.class).getMeters())
                .extracting(meter -> meter.getId().getName() + meter.getId().getTags())
                .containsExactlyInAnyOrder(
                        "muster.scaler.backlog[]",
                        "muster.scaler.oldest.wait[]",
                        "muster.scaler.spending[]",
                        "muster.scaler.leading[]",
                        "muster.scaler.wanted[tag(pool=spot)]",
                        "muster.scaler.wanted[tag(pool=fargate)]",
                        "muster.scaler.ready[tag(pool=spot)]",
                        "muster.scaler.ready[tag(pool=fargate)]");
    }

    @Test
    void prometheusStillHasAll() {
        assertThat(Api.fetch(EXPORTING.management() + "/actuator/prometheus")
                        .response()
                        .body())
                .contains("muster_scaler_wanted{pool=\"spot\"} 7.0")
                .contains("muster_scaler_decisions_total", "jvm_memory_used_bytes");
    }

    @Test
    void byDefaultNothingIsExported() {
        assertThat(Api.SCALER.has(CloudWatchMeterRegistry.class)).isFalse();
    }
}
