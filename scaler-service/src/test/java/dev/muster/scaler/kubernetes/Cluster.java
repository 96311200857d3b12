package dev.muster.scaler.kubernetes;

import dev.muster.fleet.Pool;
import dev.muster.testkit.ManualTime;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMixedDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import io.fabric8.mockwebserver.ServerRequest;
import io.fabric8.mockwebserver.ServerResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** An API server without a cluster behind it: pods get a node, or none, where a test says so. */
final class Cluster implements AutoCloseable {
    static final String TEMPLATE = "muster-spot";
    static final String PODS = "/api/v1/namespaces/test/pods";
    static final String OF_SPOT = PODS + "?labelSelector=muster.dev%2Fpool%3Dspot";

    private final KubernetesMockServer server;
    private final KubernetesClient client;

    Cluster() {
        Map<ServerRequest, Queue<ServerResponse>> scripted = new ConcurrentHashMap<>();
        server = new KubernetesMockServer(
                new Context(), new MockWebServer(), scripted, new KubernetesMixedDispatcher(scripted), false);
        server.start();
        client = server.createClient();
        client.resource(new PodTemplateBuilder()
                        .withNewMetadata()
                        .withName(TEMPLATE)
                        .endMetadata()
                        .withNewTemplate()
                        .withNewMetadata()
                        .addToLabels("app.kubernetes.io/component", "worker")
                        .endMetadata()
                        .withNewSpec()
                        .withTerminationGracePeriodSeconds(120L)
                        .endSpec()
                        .endTemplate()
                        .build())
                .create();
    }

    KubernetesPool pool(String name, ManualTime clock) {
        return new KubernetesPool(new Pool(name), TEMPLATE, new BoundedCalls(config()), clock);
    }

    Config config() {
        return client.getConfiguration();
    }

    KubernetesMockServer server() {
        return server;
    }

    KubernetesClient client() {
        return client;
    }

    List<Pod> pods() {
        return client.pods().list().getItems();
    }

    void change(Pod pod, Consumer<PodBuilder> how) {
        PodBuilder builder = new PodBuilder(pod);
        how.accept(builder);
        client.resource(builder.build()).update();
    }

    /** Every pod that has none gets a node. */
    void place() {
        pods().stream()
                .filter(pod -> pod.getSpec().getNodeName() == null)
                .forEach(pod -> change(
                        pod, placed -> placed.editSpec().withNodeName("node-1").endSpec()));
    }

    void cannotPlace(Pod pod, Instant since) {
        change(
                pod,
                waiting -> waiting.withNewStatus()
                        .withPhase("Pending")
                        .addNewCondition()
                        .withType("PodScheduled")
                        .withStatus("False")
                        .withReason("Unschedulable")
                        .withLastTransitionTime(since.toString())
                        .withMessage("0/3 nodes are available")
                        .endCondition()
                        .endStatus());
    }

    @Override
    public void close() {
        client.close();
        server.shutdown();
    }
}
