package dev.muster.scaler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class PoolSettingsTest {
    private static PoolSettings bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bind("muster.scaler.pools", PoolSettings.class)
                .get();
    }

    @Test
    void aPoolIsMadeOfPodsWhereItHasATemplate() {
        PoolSettings pools = bind(Map.of(
                "muster.scaler.pools.spot.pod-template",
                "muster-spot",
                "muster.scaler.pools.on-demand.auto-scaling-group",
                "muster"));

        assertThat(pools.spot().podTemplate()).isEqualTo("muster-spot");
        assertThat(pools.onDemand().podTemplate()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"spot", "on-demand"})
    void aPoolOfInstancesAndOfPodsIsRefused(String pool) {
        String prefix = "muster.scaler.pools." + pool;

        assertThatThrownBy(() -> bind(Map.of(prefix + ".auto-scaling-group", "a", prefix + ".pod-template", "b")))
                .hasRootCauseInstanceOf(IllegalArgumentException.class)
                .hasRootCauseMessage(prefix + ".auto-scaling-group a and .pod-template b: needs one of them");
    }
}
