package dev.muster.scaler.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.pace.Stopwatch;
import dev.muster.pace.TransientFault;
import dev.muster.scaler.pool.CapacityPool;
import dev.muster.scaler.pool.Holding.Shortage;
import dev.muster.testkit.ManualTime;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodList;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a cluster refuses, and when it says nothing. */
class ClusterAnswersTest {
    private final Cluster cluster = new Cluster();
    private final CapacityPool pool = cluster.pool("spot", new ManualTime());

    @AfterEach
    void close() {
        cluster.close();
    }

    private static Status refusal(int code, String message) {
        return new StatusBuilder().withCode(code).withMessage(message).build();
    }

    private void refuseOnce(int code, String message) {
        cluster.server()
                .expect()
                .post()
                .withPath(Cluster.PODS)
                .andReturn(code, refusal(code, message))
                .once();
    }

    @Test
    void whatIsBeyondTheQuotaIsToldAndAskedForAgain() {
        refuseOnce(403, "pods \"spot-x\" is forbidden: exceeded quota: workers, requested: pods=1, used: pods=9");
        pool.raise(2);

        assertThat(pool.look().wanted()).isZero();
        assertThat(pool.look().shortages()).singleElement().satisfies(shortage -> {
            assertThat(shortage.kind()).isEqualTo(Shortage.Kind.QUOTA);
            assertThat(shortage.message()).contains("exceeded quota: workers");
        });

        pool.raise(2);
        assertThat(pool.look().wanted()).isEqualTo(2);
        assertThat(pool.look().shortages()).isEmpty();
    }

    @Test
    void whatTheScalerMayNotDoIsABug() {
        refuseOnce(403, "pods is forbidden: User \"scaler\" cannot create resource \"pods\"");

        assertThatThrownBy(() -> pool.raise(1)).isInstanceOf(KubernetesClientException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {409, 429, 500, 503})
    void whatIsRefusedForNowIsAskedForOnceAndAgainInTheNextTurn(int code) {
        refuseOnce(code, "later");

        assertThatThrownBy(() -> pool.raise(1)).isInstanceOf(TransientFault.class);
        assertThat(pool.look().wanted()).isZero();
        pool.raise(1);
        assertThat(pool.look().wanted()).isEqualTo(1);
    }

    @Test
    void aClusterThatIsGoneIsATransientFault() {
        cluster.server().shutdown();

        assertThatThrownBy(() -> pool.end(Set.of("spot-1"))).isInstanceOf(TransientFault.class);
    }

    @Test
    @Timeout(20)
    void aSilentClusterIsGivenUpAfterThreeSeconds() {
        cluster.server()
                .expect()
                .get()
                .delay(8, TimeUnit.SECONDS)
                .withPath(Cluster.OF_SPOT)
                .andReturn(200, new PodList())
                .once();
        Duration began = Stopwatch.REAL.elapsed();

        assertThatThrownBy(pool::look).isInstanceOf(TransientFault.class);

        assertThat(Stopwatch.REAL.elapsed().minus(began)).isBetween(Duration.ofMillis(2_900), Duration.ofSeconds(6));
    }

    @Test
    @Timeout(20)
    void aSlowClusterIsAskedForNothingMoreAfterThreeSecondsInAll() {
        cluster.server()
                .expect()
                .post()
                .delay(800, TimeUnit.MILLISECONDS)
                .withPath(Cluster.PODS)
                .andReturn(201, new Pod())
                .always();
        int before = cluster.server().getRequestCount();

        assertThatThrownBy(() -> pool.raise(10)).isInstanceOf(TransientFault.class);

        int listTemplateAndPods = 1 + 1 + 4;
        assertThat(cluster.server().getRequestCount() - before).isLessThanOrEqualTo(listTemplateAndPods);
    }
}
