package dev.muster.eks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every object is one that a cluster knows, to the last field. Those of Karpenter, which it does not, are in another test. */
class ObjectsTest {
    private static final KubernetesSerialization KINDS = new KubernetesSerialization();
    private static final ObjectMapper STRICT = new ObjectMapper()
            .setAnnotationIntrospector(new NoOtherFields())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    /** Models put what they do not know aside; here it fails. */
    private static final class NoOtherFields extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public Boolean hasAnySetter(Annotated setter) {
            return false;
        }
    }

    private static KubernetesResource typed(JsonNode object) throws JsonProcessingException {
        Class<? extends KubernetesResource> type = Objects.requireNonNull(
                KINDS.getRegisteredKubernetesResource(
                        object.path("apiVersion").asText(), object.path("kind").asText()),
                object::toString);
        return STRICT.treeToValue(object, type);
    }

    private static void check(List<JsonNode> objects) throws JsonProcessingException {
        for (JsonNode object : objects) {
            if (!object.path("apiVersion").asText().contains("karpenter")) {
                assertThat(typed(object)).isNotNull();
            }
        }
    }

    private static List<String> kinds(List<JsonNode> objects) {
        return objects.stream().map(object -> object.path("kind").asText()).toList();
    }

    @Test
    void everyFieldOfEveryObjectIsKnown() throws JsonProcessingException {
        List<JsonNode> objects = Chart.production();

        check(objects);
        assertThat(kinds(objects))
                .containsExactlyInAnyOrder(
                        "ServiceAccount",
                        "ServiceAccount",
                        "ServiceAccount",
                        "Role",
                        "RoleBinding",
                        "ConfigMap",
                        "Deployment",
                        "HorizontalPodAutoscaler",
                        "PodDisruptionBudget",
                        "Service",
                        "Deployment",
                        "PodDisruptionBudget",
                        "PodTemplate",
                        "PodTemplate",
                        "NetworkPolicy",
                        "EC2NodeClass",
                        "NodePool",
                        "NodePool");
    }

    @Test
    void anIngressIsMadeWhereItIsWanted() throws JsonProcessingException {
        List<JsonNode> objects = Chart.with(Map.of(
                "gateway.ingress.enabled",
                "true",
                "gateway.ingress.host",
                "muster.example.com",
                "gateway.ingress.annotations.alb\\.ingress\\.kubernetes\\.io/scheme",
                "internal"));

        check(objects);
        assertThat(kinds(objects)).contains("Ingress");
    }

    @Test
    void aClusterWithoutKarpenterGetsNothingOfIt() {
        assertThat(kinds(Chart.with(Map.of("karpenter.enabled", "false")))).doesNotContain("NodePool", "EC2NodeClass");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/spec", "/spec/template/spec", "/spec/template/spec/containers/0/securityContext"})
    void aFieldThatNoneKnowsIsFound(String where) {
        JsonNode deployment = Chart.one(Chart.production(), "Deployment", "muster-gateway");
        ((ObjectNode) deployment.at(where)).put("readOnlyRootFileSystem", true);

        assertThatThrownBy(() -> typed(deployment)).hasMessageContaining("readOnlyRootFileSystem");
    }

    @Test
    void agentsAreReadAsTheyWereSet() {
        JsonNode data =
                Chart.one(Chart.production(), "ConfigMap", "muster-agents").path("data");

        assertThat(data.path("agents.yaml").asText())
                .startsWith("muster:\n  agents:\n    wordcount:\n")
                .contains("url: http://wordcount.muster:8080");
        assertThat(data.path("wordcount.input.json").asText()).isEqualTo("{\"type\": \"object\"}");
    }
}
