package dev.muster.eks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SecurityTest {
    private final List<JsonNode> objects = Chart.production();

    @Test
    void everyPodMeetsTheRestrictedLevel() {
        assertThat(Chart.pods(objects)).hasSize(4).allSatisfy(pod -> {
            assertThat(pod.at("/spec/securityContext/runAsNonRoot").asBoolean()).isTrue();
            assertThat(pod.at("/spec/securityContext/runAsUser").asInt()).isPositive();
            assertThat(pod.at("/spec/securityContext/seccompProfile/type").asText())
                    .isEqualTo("RuntimeDefault");
            assertThat(pod.path("spec").has("hostNetwork")).isFalse();
            assertThat(Chart.each(pod.at("/spec/volumes")))
                    .allMatch(volume -> volume.has("emptyDir") || volume.has("configMap"));
        });
    }

    @Test
    void everyContainerIsBare() {
        assertThat(Chart.pods(objects)).allSatisfy(pod -> {
            assertThat(pod.at("/spec/containers")).hasSize(1);
            JsonNode container = pod.at("/spec/containers/0");
            JsonNode security = container.path("securityContext");
            assertThat(security.path("allowPrivilegeEscalation").asBoolean(true))
                    .isFalse();
            assertThat(security.path("readOnlyRootFilesystem").asBoolean()).isTrue();
            assertThat(security.at("/capabilities/drop")).hasToString("[\"ALL\"]");
            assertThat(security.path("capabilities").has("add")).isFalse();
            assertThat(container.at("/resources/limits/memory").asText())
                    .isNotEmpty()
                    .isEqualTo(container.at("/resources/requests/memory").asText());
            assertThat(container.path("image").asText()).endsWith(":1.2.3");
        });
    }

    @Test
    void onlyTheScalerMayAskTheCluster() {
        Map<String, Boolean> tokens = new TreeMap<>();
        Chart.pods(objects)
                .forEach(pod -> tokens.put(
                        pod.at("/spec/serviceAccountName").asText(),
                        pod.at("/spec/automountServiceAccountToken").asBoolean(true)));

        assertThat(tokens)
                .containsExactlyEntriesOf(
                        new TreeMap<>(Map.of("muster-gateway", false, "muster-scaler", true, "muster-worker", false)));
        assertThat(objects)
                .filteredOn(object -> object.path("kind").asText().endsWith("RoleBinding"))
                .singleElement()
                .satisfies(binding ->
                        assertThat(binding.at("/subjects/0/name").asText()).isEqualTo("muster-scaler"));
    }

    @Test
    void theScalerMayHandleItsPodsAndNothingElse() {
        assertThat(Chart.one(objects, "Role", "muster-scaler").path("rules"))
                .hasToString(
                        "[{\"apiGroups\":[\"\"],\"resources\":[\"pods\"],\"verbs\":[\"create\",\"delete\",\"list\"]},"
                                + "{\"apiGroups\":[\"\"],\"resources\":[\"podtemplates\"],"
                                + "\"resourceNames\":[\"muster-on-demand\",\"muster-spot\"],\"verbs\":[\"get\"]}]");
    }

    @Test
    void workersAreCutOffFromLinkLocalAddresses() {
        JsonNode policy = Chart.one(objects, "NetworkPolicy", "muster-worker").path("spec");

        assertThat(policy.path("policyTypes")).hasToString("[\"Ingress\",\"Egress\"]");
        assertThat(policy.path("egress"))
                .hasToString("[{\"to\":[{\"ipBlock\":{\"cidr\":\"0.0.0.0/0\",\"except\":[\"169.254.0.0/16\"]}}]}]");
        assertThat(policy.at("/podSelector/matchLabels"))
                .isEqualTo(Chart.one(objects, "PodTemplate", "muster-spot").at("/template/metadata/labels"));
    }

    @Test
    void aRoleIsTakenByWebIdentity() {
        JsonNode account = Chart.one(objects, "ServiceAccount", "muster-worker");

        assertThat(account.path("metadata")
                        .path("annotations")
                        .path("eks.amazonaws.com/role-arn")
                        .asText())
                .isEqualTo("arn:aws:iam::111122223333:role/muster-worker");
        assertThat(Chart.one(objects, "ServiceAccount", "muster-gateway")
                        .path("metadata")
                        .has("annotations"))
                .isFalse();
    }
}
