package dev.muster.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.aot.AotDetector;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigUtils;
import org.springframework.core.SpringProperties;

/** The beans of the images, which were chosen in the build. */
class AheadOfTimeTest {
    private static final ConfigurableApplicationContext CHOSEN = chosenInTheBuild();

    private static ConfigurableApplicationContext chosenInTheBuild() {
        LiveGateway live = LiveGateway.get();
        SpringProperties.setFlag(AotDetector.AOT_ENABLED);
        try {
            return live.another();
        } finally {
            SpringProperties.setProperty(AotDetector.AOT_ENABLED, null);
        }
    }

    @AfterAll
    static void close() {
        CHOSEN.close();
    }

    /** Configurations are named by their class: they only chose. */
    private static Set<String> beans(ConfigurableApplicationContext gateway) {
        return Arrays.stream(gateway.getBeanDefinitionNames())
                .filter(name -> !name.contains("."))
                .collect(Collectors.toSet());
    }

    private static int status(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            request.header("Authorization", "Bearer " + LiveGateway.KEY)
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private static HttpRequest.Builder at(String port, String path) {
        return HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + CHOSEN.getEnvironment().getRequiredProperty(port) + path));
    }

    @Test
    void theyAreThoseThatASearchAtTheStartFinds() {
        try (ConfigurableApplicationContext found = LiveGateway.get().another()) {
            String search = AnnotationConfigUtils.CONFIGURATION_ANNOTATION_PROCESSOR_BEAN_NAME;
            assertThat(found.containsBean(search)).isTrue();
            assertThat(CHOSEN.containsBean(search)).isFalse();
            assertThat(beans(CHOSEN)).isEqualTo(beans(found));
        }
    }

    @Test
    void theyTakeRunsAndAreWatched() throws Exception {
        assertThat(status(at("local.server.port", "/v1/runs")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"agent\":\"wordcount\",\"input\":{\"text\":\"a\"}}"))))
                .isEqualTo(202);
        assertThat(status(at("local.server.port", "/openapi.json"))).isEqualTo(200);
        assertThat(status(at("local.management.port", "/actuator/health/readiness")))
                .isEqualTo(200);
        assertThat(status(at("local.management.port", "/actuator/prometheus"))).isEqualTo(200);
    }
}
