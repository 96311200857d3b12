package dev.muster.containers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.gateway.GatewayApplication;
import dev.muster.worker.WorkerApplication;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

final class WholePathTest {
    private static final String KEY = "of-this-test-alone";

    @TempDir
    private Path folder;

    @Test
    void aRunThatIsSubmittedOverHttpSucceeds() throws Exception {
        Map<String, Object> settings = settings();
        try (ConfigurableApplicationContext gateway = start(GatewayApplication.class, "gateway", settings);
                ConfigurableApplicationContext worker = start(WorkerApplication.class, "worker", settings)) {
            assertThat(worker.isRunning()).isTrue();
            String port = gateway.getEnvironment().getRequiredProperty("local.server.port");
            assertThat(submit(URI.create("http://127.0.0.1:" + port + "/v1/runs")))
                    .contains("\"status\":\"succeeded\"", "\"output\":{\"words\":6,\"lines\":0}");
        }
    }

    private Map<String, Object> settings() {
        String endpoint = System.getProperty(LocalStack.ENDPOINT);
        String own = "whole-path-" + UUID.randomUUID();
        Map<String, Object> settings = new HashMap<>();
        settings.put("spring.cloud.aws.endpoint", endpoint);
        settings.put("spring.cloud.aws.region.static", "us-east-1");
        settings.put("spring.cloud.aws.credentials.access-key", "test");
        settings.put("spring.cloud.aws.credentials.secret-key", "test");
        settings.put("muster.aws.create-missing", "true");
        settings.put("muster.aws.runs-table", own);
        settings.put("muster.aws.queue", own);
        settings.put("muster.aws.payloads", folder.toUri().toString());
        settings.put("muster.agents-file", Path.of("../agents/agents.yaml").toAbsolutePath());
        settings.put("muster.gateway.keys[0].tenant", "test");
        settings.put("muster.gateway.keys[0].scopes", "submit");
        settings.put("muster.gateway.keys[0].sha256", DigestUtils.sha256Hex(KEY));
        settings.put("muster.worker.shared-user", "true");
        settings.put("muster.worker.interruption.watched", "false");
        settings.put("server.address", "127.0.0.1");
        settings.put("server.port", "0");
        settings.put("management.server.port", "0");
        return settings;
    }

    private static ConfigurableApplicationContext start(Class<?> service, String name, Map<String, Object> settings) {
        String[] arguments = settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
        return new SpringApplicationBuilder(service)
                .properties("spring.config.name=" + name)
                .run(arguments);
    }

    private static String submit(URI runs) throws IOException, InterruptedException {
        String run = "{\"agent\":\"wordcount\",\"input\":{\"text\":\"to be or not to be\"}}";
        HttpRequest request = HttpRequest.newBuilder(runs)
                .header("Authorization", "Bearer " + KEY)
                .header("Content-Type", "application/json")
                .header("Prefer", "wait=60")
                .POST(BodyPublishers.ofString(run))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString()).body();
        }
    }
}
