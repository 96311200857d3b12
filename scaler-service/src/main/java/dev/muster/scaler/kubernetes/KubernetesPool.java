package dev.muster.scaler.kubernetes;

import dev.muster.fleet.Pool;
import dev.muster.scaler.pool.CapacityPool;
import dev.muster.scaler.pool.Holding;
import dev.muster.scaler.pool.Holding.Shortage;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodTemplate;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Pods that are made from a template of the cluster, one by one, and that nothing else makes or ends. A ReplicaSet, and so
 * whatever scales one, chooses itself which pod goes when there are to be fewer: it might be one at work. A bare pod goes
 * with its node, and nobody but this pool makes up for it; its next turn does.
 *
 * <p>What is wanted is the pods that exist, so that a new scaler knows it too. Those that no node has yet are asked for and
 * no units; who buys nodes, as Karpenter does, buys for them.
 */
public final class KubernetesPool implements CapacityPool {
    static final String LABEL = "muster.dev/pool";

    /** Made in one call; further ones come with the next turns. */
    static final int MOST_AT_ONCE = 50;

    private final Pool name;
    private final String template;
    private final BoundedCalls calls;
    private final InstantSource clock;
    private volatile @Nullable Shortage beyondQuota;

    /** @param template name of a PodTemplate in the scaler's namespace; a worker on it takes its pod's name for its unit */
    public KubernetesPool(Pool name, String template, BoundedCalls calls, InstantSource clock) {
        this.name = name;
        this.template = template;
        this.calls = calls;
        this.clock = clock;
    }

    /** @param generation of the template, null where it is not there or the cluster counts none */
    private record Sight(List<WorkerPod> pods, @Nullable Long generation) {}

    @Override
    public Pool name() {
        return name;
    }

    @Override
    public Holding look() {
        Sight seen = calls.answer("pods of " + name, client -> new Sight(pods(client), generation(client)));
        List<WorkerPod> there = seen.pods.stream().filter(WorkerPod::isThere).toList();
        List<Holding.OwnedUnit> units = there.stream()
                .filter(WorkerPod::isPlaced)
                .map(pod -> pod.unit(seen.generation))
                .toList();
        Stream<Shortage> unplaced = there.stream()
                .filter(pod -> !pod.isPlaced())
                .flatMap(pod -> pod.refusal(template, clock.instant()).stream())
                .max(Comparator.comparing(Shortage::at))
                .stream();
        List<Shortage> shortages =
                Stream.concat(Stream.ofNullable(beyondQuota), unplaced).toList();
        return new Holding(there.size(), units, shortages, OptionalDouble.empty());
    }

    private @Nullable Long generation(KubernetesClient client) {
        PodTemplate next = client.v1().podTemplates().withName(template).get();
        return next == null ? null : next.getMetadata().getGeneration();
    }

    /** What the namespace's quota refuses is told as a {@link Shortage}. */
    @Override
    public void raise(int wanted) {
        beyondQuota = calls.answer("more pods of " + name, client -> {
                    List<WorkerPod> pods = pods(client);
                    pods.stream().filter(WorkerPod::isFinished).forEach(pod -> delete(client, pod));
                    long there = pods.stream().filter(WorkerPod::isThere).count();
                    long missing = Math.min(wanted - there, MOST_AT_ONCE);
                    return missing > 0 ? create(client, missing) : Optional.<Shortage>empty();
                })
                .orElse(null);
    }

    private Optional<Shortage> create(KubernetesClient client, long count) {
        try {
            Pod pod = next(client);
            for (int made = 0; made < count; made++) {
                client.resource(pod).create();
            }
            return Optional.empty();
        } catch (KubernetesClientException refused) {
            return Optional.of(quota(refused));
        }
    }

    private Shortage quota(KubernetesClientException refused) {
        String message = String.valueOf(refused.getMessage());
        if (refused.getCode() != HttpURLConnection.HTTP_FORBIDDEN || !message.contains("exceeded quota")) {
            throw refused;
        }
        return new Shortage(Shortage.Kind.QUOTA, template, clock.instant(), message);
    }

    /** Belongs to its template: who takes the platform out of the cluster leaves no worker behind. */
    private Pod next(KubernetesClient client) {
        PodTemplate made = client.v1().podTemplates().withName(template).get();
        if (made == null) {
            throw new IllegalStateException("there is no pod template " + template);
        }
        return new PodBuilder()
                .withMetadata(made.getTemplate().getMetadata())
                .withSpec(made.getTemplate().getSpec())
                .editMetadata()
                .withGenerateName(name + "-")
                .addToLabels(LABEL, name.name())
                .addToAnnotations(WorkerPod.annotations(made))
                .addNewOwnerReference()
                .withApiVersion(made.getApiVersion())
                .withKind(made.getKind())
                .withName(template)
                .withUid(made.getMetadata().getUid())
                .endOwnerReference()
                .endMetadata()
                .build();
    }

    @Override
    public void end(Set<String> units) {
        calls.answer("end of pods of " + name, client -> {
            pods(client).stream()
                    .filter(pod -> pod.isThere() && units.contains(pod.name()))
                    .forEach(pod -> delete(client, pod));
            return true;
        });
    }

    private static void delete(KubernetesClient client, WorkerPod pod) {
        client.resource(pod.pod()).delete();
    }

    private List<WorkerPod> pods(KubernetesClient client) {
        return client.pods().withLabel(LABEL, name.name()).list().getItems().stream()
                .map(WorkerPod::new)
                .toList();
    }
}
