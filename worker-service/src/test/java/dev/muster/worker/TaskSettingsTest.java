package dev.muster.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

class TaskSettingsTest {
    /** @param told what ECS tells a container in its environment */
    private static TaskSettings settings(Map<String, Object> told) throws IOException {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("container", told));
        new YamlPropertySourceLoader()
                .load("worker", new ClassPathResource("worker.yaml"))
                .forEach(environment.getPropertySources()::addLast);
        return Binder.get(environment).bindOrCreate("muster.worker.task", TaskSettings.class);
    }

    @Test
    void outsideOfEcsThereIsNobodyToAsk() throws IOException {
        assertThat(settings(Map.of()))
                .isEqualTo(new TaskSettings(null, null, Duration.ofMinutes(30), Duration.ofSeconds(5)));
    }

    @Test
    void aTaskFindsItsAgentAndItsMetadataWhereEcsSays() throws IOException {
        TaskSettings task = settings(Map.of(
                "ECS_AGENT_URI",
                "http://169.254.170.2/api/1",
                "ECS_CONTAINER_METADATA_URI_V4",
                "http://169.254.170.2/v4/1"));

        assertThat(task.agent()).isEqualTo(URI.create("http://169.254.170.2/api/1"));
        assertThat(task.metadata()).isEqualTo(URI.create("http://169.254.170.2/v4/1"));
    }
}
