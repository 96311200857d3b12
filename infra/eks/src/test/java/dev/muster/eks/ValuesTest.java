package dev.muster.eks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
    @Test
    void helmFindsNoFault() {
        assertThat(Chart.lint().isFailed())
                .as(Chart.lint().getMessages().toString())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "image.tag",
                "aws.region",
                "aws.payloads",
                "gateway.repository",
                "scaler.repository",
                "worker.repository",
                "worker.roleArn",
                "karpenter.clusterName",
                "karpenter.nodeRole"
            })
    void whatIsTheAccountsOwnHasToBeSet(String key) {
        assertThatThrownBy(() -> Chart.with(Map.of(key, "")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(key + ": ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pools.spot.min | -1 | minimum",
                "pools.spot.max | 10001 | maximum",
                "pools.fargate.max | 1 | additional properties 'fargate' not allowed",
                "scaler.replicas | 0 | minimum",
                "gateway.minReplicas | 1 | minimum",
                "gateway.replicas | 3 | additional properties 'replicas' not allowed",
                "worker.memory | 100 | got number",
                "worker.cpu | 0m | does not match pattern",
                "worker.roleArn | muster-worker | does not match pattern",
                "worker.env.HOME | /root | propertyName",
                "image.tag | latest | not",
                "karpenter.sizes[0] | 24xlarge | must be one of",
                "karpenter.ami | al2@latest | does not match pattern",
                "aws.region | Frankfurt | does not match pattern"
            })
    void aValueOutOfBoundsIsRefused(String key, String value, String reason) {
        assertThatThrownBy(() -> Chart.with(Map.of(key, value)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(reason);
    }
}
