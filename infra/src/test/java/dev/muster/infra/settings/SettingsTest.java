package dev.muster.infra.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    private static final String HASH = "0123456789abcdef".repeat(4);

    private static Settings of(Map<String, Object> context) {
        return Settings.of(new Context(context::get));
    }

    @Test
    void productionIsAsLargeAsThePlanSays() {
        Scale scale = of(Map.of("profile", "production")).scale();
        assertThat(scale.zones()).isEqualTo(3);
        assertThat(scale.spot()).isEqualTo(new Range(0, 200));
        assertThat(scale.onDemand()).isEqualTo(new Range(30, 50));
        assertThat(scale.fargate()).isEqualTo(new Range(0, 200));
        assertThat((scale.spot().max()
                                + scale.onDemand().max()
                                + scale.fargate().max())
                        * scale.slots())
                .isGreaterThan(10_000);
    }

    @Test
    void whatIsChosenWinsOverTheProfile() {
        Settings settings = of(Map.of(
                "regions", "eu-west-1, us-west-2",
                "spotMax", "7",
                "onDemandMin", 3,
                "keys", "acme:submit+operate:" + HASH,
                "domain", "runs.example.com",
                "zone", "example.com",
                "zoneId", "Z123"));
        assertThat(settings.profile()).isEqualTo("dev");
        assertThat(settings.regions()).containsExactly("eu-west-1", "us-west-2");
        assertThat(settings.scale().spot()).isEqualTo(new Range(0, 7));
        assertThat(settings.scale().onDemand()).isEqualTo(new Range(3, 3));
        assertThat(settings.site()).contains(new Site("runs.example.com", "Z123", "example.com"));
        assertThat(Key.environment("GATEWAY", settings.keys()))
                .containsEntry("MUSTER_GATEWAY_KEYS_0_TENANT", "acme")
                .containsEntry("MUSTER_GATEWAY_KEYS_0_SCOPES", "submit,operate")
                .containsEntry("MUSTER_GATEWAY_KEYS_0_SHA256", HASH);
    }

    @ParameterizedTest
    @CsvSource({
        "profile, staging, 'one of dev, production'",
        "regions, mars-1, to match",
        "regions, 'us-east-1,us-east-1', each once",
        "regions, 'us-east-1,us-east-2,us-west-2', one or two",
        "spotMax, 1001, from 0 to 1000",
        "spotMax, many, a whole number",
        "onDemandMin, -1, from 0 to 1000",
        "slots, 0, from 1 to 1000",
        "ways, 3, from 1 to 2",
        "logDays, 8, one of 1",
        "keys, acme:submit:short, to match",
        "workerImage, latest, to match",
        "email, nobody, to match",
        "repository, muster, to match",
        "eksIssuer, https://oidc.eks.us-east-1.amazonaws.com/id/AB, to match",
        "regions, 'us-east-1,us-west-1', needs one of",
        "domain, runs.example.com, zone"
    })
    void badInputIsNamedWithWhatIsAllowed(String name, String value, String allowed) {
        assertThatThrownBy(() -> of(Map.of(name, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(allowed);
    }

    @Test
    void aDomainLiesInItsZone() {
        assertThatThrownBy(() -> of(Map.of("domain", "a.example.org", "zone", "example.com", "zoneId", "Z1")))
                .hasMessageContaining("'a.example.org': needs to lie in the zone 'example.com'");
    }
}
