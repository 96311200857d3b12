package dev.muster.eks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Workers, the nodes below them and the scaler above agree. No library has the schemas of Karpenter's own kinds: the fields
 * of karpenter.sh/v1 and karpenter.k8s.aws/v1 are written down here instead.
 */
class WorkersTest {
    private static final Set<String> NODE_CLASS = Set.of(
            "amiSelectorTerms",
            "role",
            "subnetSelectorTerms",
            "securityGroupSelectorTerms",
            "associatePublicIPAddress",
            "metadataOptions",
            "blockDeviceMappings");

    private final List<JsonNode> objects = Chart.production();

    private JsonNode worker(String pool) {
        return Chart.one(objects, "PodTemplate", "muster-" + pool).path("template");
    }

    private JsonNode nodes(String pool) {
        return Chart.one(objects, "NodePool", "muster-" + pool);
    }

    private static Set<String> fields(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"spot", "on-demand"})
    void aWorkerIsNamedByItsPodAndHasTheNoticeOfSpotToEnd(String pool) {
        assertThat(Chart.variables(worker(pool)))
                .contains(
                        "MUSTER_WORKER_POOL=" + pool,
                        "MUSTER_WORKER_UNIT=metadata.name",
                        "MUSTER_WORKER_SLOTS=128",
                        "MUSTER_WORKER_INTERRUPTION_WATCHED=false",
                        "MUSTER_WORKER_DRAIN_LIMIT=90s",
                        "MUSTER_AWS_CREATEMISSING=false");
        assertThat(worker(pool).at("/spec/terminationGracePeriodSeconds").asInt())
                .isEqualTo(120);
    }

    @ParameterizedTest
    @ValueSource(strings = {"spot", "on-demand"})
    void nothingButTheScalerEndsAWorkerAtWork(String pool) {
        JsonNode container = worker(pool).at("/spec/containers/0");
        assertThat(container.has("livenessProbe") || container.has("startupProbe"))
                .isFalse();

        JsonNode spec = nodes(pool).path("spec");
        assertThat(spec.path("disruption"))
                .hasToString("{\"consolidationPolicy\":\"WhenEmpty\",\"consolidateAfter\":\"1m\",\"budgets\":["
                        + "{\"nodes\":\"100%\",\"reasons\":[\"Empty\"]},"
                        + "{\"nodes\":\"0\",\"reasons\":[\"Underutilized\",\"Drifted\"]}]}");
        assertThat(spec.at("/template/spec/expireAfter").asText()).isEqualTo("Never");
    }

    /** Karpenter leaves a pod with an annotation of its own alone when Spot takes its node: it would have no signal. */
    @ParameterizedTest
    @ValueSource(strings = {"spot", "on-demand"})
    void aWorkerHearsOfAnInterruption(String pool) {
        assertThat(fields(worker(pool).at("/metadata/annotations"))).containsExactly("checksum/agents");
        assertThat(objects)
                .filteredOn(object ->
                        "PodDisruptionBudget".equals(object.path("kind").asText()))
                .noneMatch(budget -> budget.at("/spec/selector/matchLabels")
                        .equals(worker(pool).at("/metadata/labels")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"spot", "on-demand"})
    void theNodesOfAPoolAreForItsWorkersAndOfManyTypes(String pool) {
        JsonNode spec = nodes(pool).at("/spec/template/spec");

        assertThat(spec.path("taints"))
                .hasToString("[{\"key\":\"muster.dev/pool\",\"value\":\"" + pool + "\",\"effect\":\"NoSchedule\"}]");
        assertThat(worker(pool).at("/spec/tolerations/0/value").asText()).isEqualTo(pool);
        assertThat(worker(pool)
                        .at("/spec/nodeSelector/karpenter.sh~1capacity-type")
                        .asText())
                .isEqualTo(pool);
        assertThat(Chart.each(spec.path("requirements")).map(WorkersTest::requirement))
                .containsExactly(
                        "karpenter.sh/capacity-type In [\"" + pool + "\"]",
                        "kubernetes.io/arch In [\"arm64\"]",
                        "kubernetes.io/os In [\"linux\"]",
                        "karpenter.k8s.aws/instance-family In [\"c6g\",\"m6g\",\"r6g\",\"c7g\",\"m7g\",\"r7g\"]",
                        "karpenter.k8s.aws/instance-size In [\"large\",\"xlarge\",\"2xlarge\"]");
    }

    private static String requirement(JsonNode one) {
        assertThat(fields(one)).containsExactlyInAnyOrder("key", "operator", "values");
        return one.path("key").asText() + " " + one.path("operator").asText() + " " + one.path("values");
    }

    @ParameterizedTest
    @ValueSource(strings = {"spot", "on-demand"})
    void aPoolOfNodesHasTheFieldsOfItsKind(String pool) {
        JsonNode object = nodes(pool);

        assertThat(object.path("apiVersion").asText()).isEqualTo("karpenter.sh/v1");
        assertThat(fields(object.path("spec"))).containsExactlyInAnyOrder("limits", "disruption", "template");
        assertThat(fields(object.at("/spec/template/spec")))
                .containsExactlyInAnyOrder("expireAfter", "nodeClassRef", "taints", "requirements");
        assertThat(object.at("/spec/template/spec/nodeClassRef"))
                .hasToString("{\"group\":\"karpenter.k8s.aws\",\"kind\":\"EC2NodeClass\",\"name\":\"muster-worker\"}");
        assertThat(object.at("/spec/limits/cpu").isIntegralNumber()).isTrue();
    }

    @Test
    void aNodeKeepsItsMetadataToItselfAndItsDiskEncrypted() {
        JsonNode object = Chart.one(objects, "EC2NodeClass", "muster-worker");

        assertThat(object.path("apiVersion").asText()).isEqualTo("karpenter.k8s.aws/v1");
        assertThat(fields(object.path("spec"))).isEqualTo(NODE_CLASS);
        assertThat(object.at("/spec/metadataOptions"))
                .hasToString("{\"httpEndpoint\":\"enabled\",\"httpTokens\":\"required\","
                        + "\"httpPutResponseHopLimit\":1,\"httpProtocolIPv6\":\"disabled\"}");
        assertThat(object.at("/spec/blockDeviceMappings"))
                .hasToString("[{\"deviceName\":\"/dev/xvda\",\"ebs\":{\"volumeType\":\"gp3\",\"volumeSize\":\"30Gi\","
                        + "\"encrypted\":true,\"deleteOnTermination\":true}}]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"spot", "on-demand"})
    void theScalerMakesItsPoolsOfTheTemplates(String pool) {
        JsonNode scaler = Chart.one(objects, "Deployment", "muster-scaler").at("/spec/template");
        String prefix = "MUSTER_SCALER_POOLS_" + ("spot".equals(pool) ? "SPOT" : "ONDEMAND");

        assertThat(Chart.variables(scaler))
                .contains(prefix + "_PODTEMPLATE=muster-" + pool, "MUSTER_SCALER_SLOTS=128")
                .contains(
                        "spot".equals(pool) ? prefix + "_MAX=200" : prefix + "_MIN=30",
                        "spot".equals(pool) ? prefix + "_PRICE=0.0222" : prefix + "_MAX=50");
    }
}
