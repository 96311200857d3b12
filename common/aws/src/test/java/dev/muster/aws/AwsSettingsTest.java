package dev.muster.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.run.Home;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

final class AwsSettingsTest {
    private static final String PAYLOADS = "muster.aws.payloads";

    private static AwsSettings bind(Map<String, String> given) {
        Map<String, String> properties = new HashMap<>(Map.of(PAYLOADS, "file:/payloads"));
        properties.putAll(given);
        return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("muster.aws", AwsSettings.class);
    }

    @Test
    void onlyThePlaceOfPayloadsHasToBeSaid() {
        assertThat(bind(Map.of()))
                .isEqualTo(new AwsSettings(
                        "muster-runs",
                        "muster-workers",
                        "muster-run-events",
                        "muster-control",
                        "muster-runs",
                        null,
                        Map.of(),
                        URI.create("file:/payloads"),
                        null,
                        false,
                        Duration.ofDays(7),
                        Duration.ofDays(7),
                        Duration.ofDays(30),
                        new AwsSettings.Calls(
                                Duration.ofSeconds(2),
                                3,
                                128,
                                Duration.ofSeconds(2),
                                4,
                                Duration.ofMillis(20),
                                Duration.ofMillis(500))));
    }

    @ParameterizedTest
    @CsvSource({
        "muster.aws.retention, 1m, needs PT1H to PT8760H",
        "muster.aws.events, 59m, needs PT1H to PT8760H",
        "muster.aws.listed, 0d, needs PT24H to PT8760H",
        "muster.aws.calls.timeout, 1m, needs PT0.1S to PT30S",
        "muster.aws.calls.attempts, 0, needs 1 to 10",
        "muster.aws.calls.connections, 1, needs 8 to 10000",
        "muster.aws.calls.batches, 0, needs 1 to 100",
        "muster.aws.calls.publish-within, 1m, needs PT0.01S to PT30S",
        "muster.aws.payloads, http://bucket/prefix, needs file:/folder or s3://bucket/prefix",
        "muster.aws.payloads, s3://Bucket_1/prefix, needs file:/folder or s3://bucket/prefix",
        "muster.aws.alerts-topic, alerts, needs the ARN of a topic"
    })
    void aSettingOutOfBoundsIsNamedWithItsRange(String name, String value, String range) {
        assertThatThrownBy(() -> bind(Map.of(name, value)))
                .rootCause()
                .hasMessageStartingWith(name)
                .hasMessageContaining(range);
    }

    @Test
    void copiesAreOfOtherHomes() {
        Map<String, String> copy =
                Map.of("muster.aws.copies.x.runs-table", "runs", "muster.aws.copies.x.events-table", "events");
        assertThatThrownBy(() -> bind(copy))
                .rootCause()
                .hasMessageContaining("home null and copies of [Home[digit=x]]");
        Map<String, String> own = new HashMap<>(copy);
        own.put("muster.aws.home", "x");
        assertThatThrownBy(() -> bind(own)).rootCause().hasMessageContaining("needs a home, and copies of others");
        own.put("muster.aws.home", "w");
        assertThat(bind(own).copies()).containsEntry(new Home("x"), new AwsSettings.Copy("runs", "events"));
        assertThatThrownBy(() -> bind(Map.of("muster.aws.home", "a")))
                .rootCause()
                .hasMessageContaining("'a'");
    }
}
