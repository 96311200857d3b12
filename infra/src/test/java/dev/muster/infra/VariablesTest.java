package dev.muster.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A variable that no setting has would be set in vain, and nothing would say so. */
class VariablesTest {
    private static final Pattern VARIABLE =
            Pattern.compile("(?<!\\$\\{)\\b(?:MUSTER|SPRING|MANAGEMENT|SERVER|LOGGING)_[A-Z0-9_]+\\b");

    private static final KnownSettings SETTINGS = new KnownSettings();

    private static Set<String> in(String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = VARIABLE.matcher(text.replaceAll("(?m)^\\s*#.*$", ""));
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }

    private static void areKnown(Set<String> variables, int atLeast) {
        assertThat(variables).hasSizeGreaterThan(atLeast);
        assertThat(variables.stream().filter(variable -> !SETTINGS.has(variable)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "production", "two-regions"})
    @ExtendWith(NeedsNode.class)
    void thoseOfTheStacksAreSettings(String variant) throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path template : Assembly.of(variant).templates()) {
            all.append(Files.readString(template).replace("\\n", "\n"));
        }
        areKnown(in(all.toString()), 30);
    }

    @Test
    void thoseOfTheChartAreSettings() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("eks/muster"))) {
            StringBuilder all = new StringBuilder();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file));
            }
            Set<String> variables = in(all.toString());
            variables.removeIf(variable -> variable.endsWith("_")); // a name that a template goes on with
            areKnown(variables, 15);
        }
    }

    @Test
    void thoseOfComposeAndImagesAreSettings() throws IOException {
        Path docker = Path.of("../docker");
        areKnown(
                in(Files.readString(docker.resolve("compose.yaml")) + Files.readString(docker.resolve("Dockerfile"))),
                8);
    }

    @Test
    void oneThatIsNoneIsFound() {
        assertThat(SETTINGS.has("MUSTER_WORKER_SLOTS")).isTrue();
        assertThat(SETTINGS.has("MUSTER_GATEWAY_KEYS_0_SHA256")).isTrue();
        assertThat(SETTINGS.has("MUSTER_GATEWAY_KEYS_0_SECRET")).isFalse();
        assertThat(SETTINGS.has("MUSTER_WORKER_SLOT")).isFalse();
        assertThat(SETTINGS.has("MUSTER_AWS_COPIES_X_RUNSTABLE")).isTrue();
    }
}
