package dev.muster.scaler.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.scaler.pool.CapacityPool;
import dev.muster.scaler.pool.CapacityPoolContract;
import dev.muster.scaler.pool.Holding.OwnedUnit;
import dev.muster.scaler.pool.Holding.Shortage;
import dev.muster.testkit.ManualTime;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodTemplateBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KubernetesPoolTest extends CapacityPoolContract {
    private final ManualTime time = new ManualTime();
    private final Cluster cluster = new Cluster();
    private final CapacityPool pool = cluster.pool("spot", time);

    @AfterEach
    void close() {
        cluster.close();
    }

    @Override
    protected CapacityPool pool() {
        return pool;
    }

    @Override
    protected void settle(Set<String> drained) {
        cluster.place();
    }

    private List<Pod> bought(int count) {
        pool.raise(count);
        cluster.place();
        return cluster.pods();
    }

    @Test
    void aPodIsMadeFromTheTemplateAndGoesWithIt() {
        Pod made = bought(1).getFirst();

        assertThat(made.getMetadata().getGenerateName()).isEqualTo("spot-");
        assertThat(made.getMetadata().getLabels())
                .containsEntry("app.kubernetes.io/component", "worker")
                .containsEntry("muster.dev/pool", "spot");
        assertThat(made.getSpec().getTerminationGracePeriodSeconds()).isEqualTo(120);
        assertThat(made.getMetadata().getOwnerReferences()).singleElement().satisfies(owner -> {
            assertThat(owner.getKind()).isEqualTo("PodTemplate");
            assertThat(owner.getName()).isEqualTo(Cluster.TEMPLATE);
            assertThat(owner.getUid()).isNotEmpty();
            assertThat(owner.getController()).isNull();
        });
    }

    private void deploy(String version) {
        cluster.client()
                .v1()
                .podTemplates()
                .withName(Cluster.TEMPLATE)
                .edit(template -> new PodTemplateBuilder(template)
                        .editMetadata()
                        .withGeneration(template.getMetadata().getGeneration() + 1)
                        .endMetadata()
                        .editTemplate()
                        .editMetadata()
                        .addToLabels("version", version)
                        .endMetadata()
                        .endTemplate()
                        .build());
    }

    private Stream<String> outdated() {
        return pool.look().units().stream().filter(OwnedUnit::outdated).map(OwnedUnit::name);
    }

    @Test
    void aPodOfAnEarlierTemplateIsOutdated() {
        String first = bought(1).getFirst().getMetadata().getName();
        assertThat(outdated()).isEmpty();
        deploy("2");
        bought(2);

        assertThat(outdated()).containsExactly(first);
        cluster.client().v1().podTemplates().withName(Cluster.TEMPLATE).delete();
        assertThat(outdated()).as("nothing to make others of").isEmpty();
    }

    @Test
    void anotherScalerKnowsWhatIsWanted() {
        bought(2);

        assertThat(cluster.pool("spot", time).look()).isEqualTo(pool.look());
    }

    @Test
    void podsOfAnotherPoolAreNotTouched() {
        CapacityPool other = cluster.pool("on-demand", time);
        other.raise(1);
        cluster.place();
        String foreign = other.look().units().getFirst().name();

        assertThat(pool.look().units()).isEmpty();
        pool.end(Set.of(foreign));
        assertThat(other.look().units()).extracting(OwnedUnit::name).containsExactly(foreign);
    }

    @Test
    void aPodThatIsOnItsWayOutIsNoUnitAndIsReplaced() {
        Pod leaving = bought(2).getFirst();
        cluster.change(
                leaving, pod -> pod.editMetadata().addToFinalizers("test/kept").endMetadata());
        pool.end(Set.of(leaving.getMetadata().getName()));
        assertThat(cluster.pods()).hasSize(2);
        assertThat(pool.look().wanted()).isEqualTo(1);

        assertThat(bought(2)).hasSize(3);
        assertThat(pool.look().wanted()).isEqualTo(2);
    }

    @Test
    void aPodThatIsFinishedIsNoUnitAndIsClearedAway() {
        Pod evicted = bought(1).getFirst();
        cluster.change(evicted, pod -> pod.withNewStatus().withPhase("Failed").endStatus());

        assertThat(pool.look().wanted()).isZero();
        assertThat(bought(1)).singleElement().isNotEqualTo(evicted);
    }

    @Test
    void aPodWithoutNodeIsAskedForAndNoUnit() {
        pool.raise(1);

        assertThat(pool.look().units()).isEmpty();
        assertThat(pool.look().wanted()).isEqualTo(1);
    }

    @Test
    void aPodThatFindsNoNodeForTwoMinutesIsAShortageUntilItDoes() {
        pool.raise(1);
        cluster.cannotPlace(cluster.pods().getFirst(), time.instant());
        time.advance(Duration.ofMinutes(2));
        assertThat(pool.look().shortages()).isEmpty();

        time.advance(Duration.ofSeconds(1));
        assertThat(pool.look().shortages()).singleElement().satisfies(shortage -> {
            assertThat(shortage.kind()).isEqualTo(Shortage.Kind.CAPACITY);
            assertThat(shortage.offering()).isEqualTo(Cluster.TEMPLATE);
            assertThat(shortage.message()).isEqualTo("0/3 nodes are available");
        });
        cluster.place();
        assertThat(pool.look().shortages()).isEmpty();
    }

    @Test
    void manyPodsAreMadeInSeveralTurns() {
        pool.raise(KubernetesPool.MOST_AT_ONCE + 10);
        assertThat(pool.look().wanted()).isEqualTo(KubernetesPool.MOST_AT_ONCE);

        pool.raise(KubernetesPool.MOST_AT_ONCE + 10);
        assertThat(pool.look().wanted()).isEqualTo(KubernetesPool.MOST_AT_ONCE + 10);
    }

    @Test
    void aTemplateThatIsNotThereIsABug() {
        cluster.client().v1().podTemplates().withName(Cluster.TEMPLATE).delete();

        assertThatThrownBy(() -> pool.raise(1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("there is no pod template muster-spot");
    }
}
