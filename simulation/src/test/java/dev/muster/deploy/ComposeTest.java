package dev.muster.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.aws.AwsSettings;
import dev.muster.gateway.GatewaySettings;
import dev.muster.worker.WorkerSettings;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class ComposeTest {
    private static final Map<String, Class<?>> SETTINGS = Map.of(
            "muster.aws", AwsSettings.class,
            "muster.gateway", GatewaySettings.class,
            "muster.worker", WorkerSettings.class);

    @Test
    void everyVariableOfMusterIsASetting() throws IOException {
        for (String service : new String[] {"gateway", "worker-spot", "worker-on-demand"}) {
            Map<String, Object> told = told(service);
            assertThat(told.keySet().stream().filter(name -> name.startsWith("MUSTER_")))
                    .as(service)
                    .isNotEmpty()
                    .allMatch(name -> name.matches("MUSTER_(AWS|GATEWAY|WORKER)_.*"));
            bind(told);
        }
    }

    @Test
    void aVariableThatNobodyReadsIsFound() throws IOException {
        Map<String, Object> told = new HashMap<>(told("worker-spot"));
        told.put("MUSTER_WORKER_SHARED_USERS", "true");
        assertThatThrownBy(() -> bind(told)).isInstanceOf(BindException.class);
    }

    private static void bind(Map<String, Object> told) {
        MutablePropertySources sources = new MutablePropertySources();
        sources.addLast(
                new SystemEnvironmentPropertySource(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, told));
        Binder binder = new Binder(ConfigurationPropertySources.from(sources));
        SETTINGS.forEach((prefix, type) ->
                binder.bindOrCreate(prefix, Bindable.of(type), new NoUnboundElementsBindHandler(BindHandler.DEFAULT)));
    }

    private static Map<String, Object> told(String service) throws IOException {
        try (Reader compose = Files.newBufferedReader(Path.of("../docker/compose.yaml"))) {
            JsonNode all = new JsonMapper().valueToTree(new Yaml().load(compose));
            return all.at("/services/" + service + "/environment").properties().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, variable -> variable.getValue().asString()));
        }
    }
}
